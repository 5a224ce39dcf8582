// A clock that is set back by an hour must not make anything wait for that hour.
import type { ElasticsearchClient } from '@kbn/core/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { BulkWriter } from './bulk_writer';
import { Circuit } from './circuit';

const HOUR_MS = 3_600_000;
const DEADLINE_MS = 15_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const setClockBack = () => vi.setSystemTime(Date.now() - HOUR_MS);

it('lets a probe pass when it is due', () => {
  const circuit = new Circuit();
  circuit.open();
  expect(() => circuit.admit()).toThrow();
  setClockBack();
  vi.advanceTimersByTime(1_001);
  circuit.admit();
});

it('tries no longer than to the deadline', async () => {
  const bulk = vi.fn(() => {
    return Promise.resolve({ items: [{ create: { status: 503 } }] });
  });
  const client = {
    transport: { request: bulk },
    indices: { getSettings: () => Promise.resolve({}) },
  };
  const writer = new BulkWriter({
    client: () => Promise.resolve(client as unknown as ElasticsearchClient),
    forget: () => undefined,
    reinstall: () => undefined,
    tenants: { areSeveral: () => false, differ: () => false },
  });
  const event = { index: 'logs', id: '1', source: 's', occurred: 0, operation: Buffer.from('') };
  const written = writer.write([event], performance.now() + DEADLINE_MS);
  await vi.advanceTimersByTimeAsync(1_000);
  setClockBack();
  await vi.advanceTimersByTimeAsync(DEADLINE_MS);
  expect(await written).toMatchObject([{ kind: 'failed', error: { code: 'unavailable' } }]);
  const tried = bulk.mock.calls.length;
  await vi.advanceTimersByTimeAsync(DEADLINE_MS);
  expect(bulk).toHaveBeenCalledTimes(tried);
});
