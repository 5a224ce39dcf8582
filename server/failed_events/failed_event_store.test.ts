import type { ElasticsearchClient } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import { deleteOldFailedEvents, writeFailedEvents, type FailedEvent } from './failed_event_store';

const failedEvent = (raw: string): FailedEvent => ({
  ...{ source: 's', input: 'webhook', received: '2026-01-01T00:00:00Z', position: 1 },
  ...{ code: 'not_json', reason: 'r', raw },
});

const answering = (statuses: number[]) => {
  const items = statuses.map((status) => ({ create: { status } }));
  const bulk = vi.fn().mockResolvedValue({ items });
  return { bulk, client: { bulk } as unknown as ElasticsearchClient };
};

it('tells how many were not there already', async () => {
  const { client, bulk } = answering([201, 409, 201]);
  expect(await writeFailedEvents(client, ['a', 'a', 'b'].map(failedEvent))).toBe(2);
  const { operations } = bulk.mock.calls[0]?.[0] as { operations: { create?: { _id: string } }[] };
  const [first, second, third] = operations.flatMap(({ create }) => create?._id ?? []);
  expect(first).toBe(second);
  expect(third).not.toBe(first);
});

it('leaves out none, though its text is empty', async () => {
  const { client } = answering([201]);
  expect(await writeFailedEvents(client, [failedEvent('')])).toBe(1);
});

it.each([[[201, 503]], [[201]]])('rejects where of two items %j came back', async (statuses) => {
  const { client } = answering(statuses);
  await expect(
    writeFailedEvents(client, [failedEvent('a'), failedEvent('b')]),
  ).rejects.toMatchObject({
    code: 'unavailable',
    details: { task: 'write_failed_events' },
  });
});

it('ends where old failed events cannot be deleted', async () => {
  const search = vi.fn().mockResolvedValue({ hits: { hits: [{ _id: 'a' }] } });
  const bulk = vi.fn().mockResolvedValue({ errors: true, items: [] });
  const client = { search, bulk } as unknown as ElasticsearchClient;
  await expect(deleteOldFailedEvents(client, new Date())).rejects.toThrow(
    'cannot delete old documents',
  );
  expect(bulk).toHaveBeenCalledTimes(1);
});
