import type { ElasticsearchClient } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import { deleteOldDeadLetters, writeDeadLetters, type DeadLetter } from './dead_letters';

const letter = (raw: string): DeadLetter => ({
  ...{ source: 's', received: '2026-01-01T00:00:00Z', position: 1 },
  ...{ code: 'not_json', reason: 'r', raw },
});

const answering = (statuses: number[]) => {
  const items = statuses.map((status) => ({ create: { status } }));
  const bulk = vi.fn().mockResolvedValue({ items });
  return { bulk, client: { bulk } as unknown as ElasticsearchClient };
};

it('tells how many were not there already', async () => {
  const { client, bulk } = answering([201, 409, 201]);
  expect(await writeDeadLetters(client, ['a', 'a', 'b'].map(letter))).toBe(2);
  const { operations } = bulk.mock.calls[0]?.[0] as { operations: { create?: { _id: string } }[] };
  const [first, second, third] = operations.flatMap(({ create }) => create?._id ?? []);
  expect(first).toBe(second);
  expect(third).not.toBe(first);
});

it('leaves out none, though its text is empty', async () => {
  const { client } = answering([201]);
  expect(await writeDeadLetters(client, [letter('')])).toBe(1);
});

it.each([[[201, 503]], [[201]]])('rejects where of two items %j came back', async (statuses) => {
  const { client } = answering(statuses);
  await expect(writeDeadLetters(client, [letter('a'), letter('b')])).rejects.toMatchObject({
    code: 'unavailable',
    message: '1 dead letters could not be kept.',
  });
});

it('ends where old dead letters cannot be deleted', async () => {
  const search = vi.fn().mockResolvedValue({ hits: { hits: [{ _id: 'a' }] } });
  const bulk = vi.fn().mockResolvedValue({ errors: true, items: [] });
  const client = { search, bulk } as unknown as ElasticsearchClient;
  await expect(deleteOldDeadLetters(client, new Date())).rejects.toThrow('could not be deleted');
  expect(bulk).toHaveBeenCalledTimes(1);
});
