import type { ElasticsearchClient } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import { BulkWriter, type WritableEvent } from './bulk_writer';

const event = (id: string): WritableEvent => ({ index: 'logs', id, json: '{}' });

const writerWith = (bulk: (params: { operations: string[] }) => Promise<unknown>): BulkWriter =>
  new BulkWriter({
    client: () => Promise.resolve({ bulk } as unknown as ElasticsearchClient),
    forget,
  });

const forget = vi.fn();

const answer = (statuses: number[]): unknown => ({
  items: statuses.map((status) => ({ create: { status, error: { type: 'x', reason: 'y' } } })),
});

it('tells accepted, duplicate and refused apart', async () => {
  const writer = writerWith(() => Promise.resolve(answer([201, 409, 400])));
  const kinds = (await writer.write([event('1'), event('2'), event('3')])).map(({ kind }) => kind);
  expect(kinds).toEqual(['accepted', 'duplicate', 'refused']);
});

it('sends only what was rejected again', async () => {
  const bulk = vi
    .fn<(params: { operations: string[] }) => Promise<unknown>>()
    .mockResolvedValueOnce(answer([201, 429]))
    .mockResolvedValueOnce(answer([201]));
  const results = await writerWith(bulk).write([event('1'), event('2')]);
  expect(results.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
  expect(bulk.mock.calls[1]?.[0].operations[0]).toContain('"_id":"2"');
});

it('shares calls among requests once the slots are taken', async () => {
  const bulk = vi.fn(({ operations }: { operations: string[] }) =>
    Promise.resolve(answer(operations.filter((_, at) => at % 2 === 0).map(() => 201))),
  );
  const writer = writerWith(bulk);
  await Promise.all(Array.from({ length: 20 }, (_, at) => writer.write([event(String(at))])));
  expect(bulk).toHaveBeenCalledTimes(5);
});

it('does not take a missing write privilege for a bad document', async () => {
  const [result] = await writerWith(() => Promise.resolve(answer([403]))).write([event('1')]);
  expect(result).toMatchObject({ kind: 'failed', error: { code: 'no_write_access' } });
  expect(forget).toHaveBeenCalled();
});

it.each([
  [413, 'too large'],
  [400, 'broken'],
])('finds the document for which whole calls are answered %i', async (statusCode, reason) => {
  const bulk = vi.fn(({ operations }: { operations: string[] }) => {
    const ids = operations.filter((_, at) => at % 2 === 0);
    return ids.some((id) => id.includes('poison'))
      ? Promise.reject(Object.assign(new Error(), { statusCode, body: { error: { reason } } }))
      : Promise.resolve(answer(ids.map(() => 201)));
  });
  const events = ['1', '2', 'poison', '4', '5'].map(event);
  const results = await writerWith(bulk).write(events);
  expect(results.map(({ kind }) => kind)).toEqual([
    ...['accepted', 'accepted'],
    'refused',
    ...['accepted', 'accepted'],
  ]);
  expect(results[2]).toMatchObject({ reason: expect.stringContaining(reason) as string });
});

it('refuses while Elasticsearch is down, lets a probe pass, and opens again', async () => {
  vi.useFakeTimers();
  const bulk = vi.fn(() => Promise.reject(new Error('ECONNREFUSED')));
  const writer = writerWith(bulk);
  const waiting = writer.write([event('1')]);
  await vi.advanceTimersByTimeAsync(500);
  expect(() => writer.admit()).toThrow('cannot be reached');
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await waiting).toMatchObject([{ kind: 'failed', error: { code: 'unavailable' } }]);
  await vi.advanceTimersByTimeAsync(2_000);
  writer.admit();
  expect(() => writer.admit()).toThrow('cannot be reached');
  bulk.mockResolvedValue(answer([201]) as never);
  await writer.write([event('2')]);
  writer.admit();
  writer.admit();
  vi.useRealTimers();
});
