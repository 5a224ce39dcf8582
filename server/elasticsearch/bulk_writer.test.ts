import type { ElasticsearchClient } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import { BulkWriter, type WritableEvent } from './bulk_writer';

const event = (id: string): WritableEvent => ({ index: 'logs', id, json: '{}' });

const writerWith = (bulk: (params: { operations: string[] }) => Promise<unknown>): BulkWriter =>
  new BulkWriter(() => Promise.resolve({ bulk } as unknown as ElasticsearchClient));

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
});
