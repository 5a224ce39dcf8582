import type { ElasticsearchClient, Logger } from '@kbn/core/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EventLogEntry } from '../../common/api/event_log';
import { eventLogMessage } from '../../common/event_log/event_log_message';
import { EventLog } from './event_log';
import type { EventLogDocument } from './event_log_index';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const ENTRY: EventLogEntry = { action: 'installation-ready', outcome: 'success' };

interface Bulk {
  operations: ({ create: { _id: string } } | EventLogDocument)[];
}

/** Stores by id, as `create` does. */
const fakeElasticsearch = () => {
  const stored = new Map<string, EventLogDocument>();
  const store = ({ operations }: Bulk) => {
    const items = [];
    for (let at = 0; at < operations.length; at += 2) {
      const { create } = operations[at] as { create: { _id: string } };
      const known = stored.has(create._id);
      if (!known) stored.set(create._id, operations[at + 1] as EventLogDocument);
      items.push({ create: { status: known ? 409 : 201 } });
    }
    return Promise.resolve({ items });
  };
  const bulk = vi.fn<(request: Bulk) => Promise<unknown>>(store);
  const client = { bulk, indices: { create: () => Promise.resolve() } };
  return { stored, bulk, store, client: client as unknown as ElasticsearchClient };
};

const logger = { debug: () => undefined, warn: () => undefined } as unknown as Logger;

const newLog = (client: ElasticsearchClient): EventLog =>
  new EventLog({
    client: () => Promise.resolve(client),
    logger,
    node: { uuid: 'node-1', name: 'kibana' },
  });

it('writes what comes together in one call, in the words of ECS', async () => {
  const { stored, bulk, client } = fakeElasticsearch();
  const log = newLog(client);
  log.record({ ...ENTRY, reason: 'why', details: { a: 1 }, source: 's', count: 2 });
  log.record(ENTRY);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(bulk).toHaveBeenCalledTimes(1);
  const [first, second] = [...stored.values()];
  expect(first).toMatchObject({
    event: { action: 'installation-ready', outcome: 'success', reason: 'why', sequence: 1 },
    message: eventLogMessage(ENTRY),
    service: { type: 'kibana', name: 'kibana', node: { name: 'node-1' } },
    auth0_logs: { source: { id: 's' }, count: 2, details: { a: 1 } },
  });
  expect(second?.event.sequence).toBe(2);
});

it('keeps what Elasticsearch does not take, and stores it once', async () => {
  const { stored, bulk, store, client } = fakeElasticsearch();
  const log = newLog(client);
  bulk.mockRejectedValueOnce(new Error('ECONNREFUSED'));
  bulk.mockImplementationOnce(async (request) => {
    await store(request);
    throw new Error('cut off');
  });
  log.record(ENTRY);
  await vi.advanceTimersByTimeAsync(1_000);
  log.record({ ...ENTRY, action: 'elasticsearch-unreachable' });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(bulk).toHaveBeenCalledTimes(3);
  expect([...stored.values()].map(({ event }) => event.action)).toEqual([
    ...['installation-ready', 'elasticsearch-unreachable'],
  ]);
});

it('drops the oldest beyond its bound, and tells how many', async () => {
  const { stored, bulk, client } = fakeElasticsearch();
  const log = newLog(client);
  bulk.mockRejectedValueOnce(new Error('ECONNREFUSED'));
  for (let at = 0; at < 1_500; at += 1) log.record({ ...ENTRY, count: at });
  await vi.advanceTimersByTimeAsync(60_000);
  const documents = [...stored.values()];
  expect(documents).toHaveLength(501);
  expect(documents[0]?.auth0_logs.count).toBe(1_000);
  expect(documents.at(-1)).toMatchObject({
    event: { action: 'entries-dropped' },
    auth0_logs: { count: 1_000 },
  });
  expect(log.dropped).toBe(1_000);
});

it('writes what waits when Kibana stops', async () => {
  const { stored, client } = fakeElasticsearch();
  const log = newLog(client);
  log.record(ENTRY);
  await log.stop();
  expect(stored.size).toBe(1);
});

it.each([
  ['is down', () => Promise.reject(new Error('ECONNREFUSED'))],
  ['does not answer', () => new Promise(() => undefined)],
])('lets Kibana end though Elasticsearch %s', async (_how, bulk) => {
  const elasticsearch = fakeElasticsearch();
  elasticsearch.bulk.mockImplementation(bulk);
  const log = newLog(elasticsearch.client);
  log.record(ENTRY);
  const stopped = log.stop();
  await vi.advanceTimersByTimeAsync(2_000);
  await stopped;
  expect(vi.getTimerCount()).toBe(0);
});
