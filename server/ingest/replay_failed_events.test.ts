import type { ElasticsearchClient } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import { sourceWith } from '../../test/support/source';
import type { IngestDeps } from './ingest_records';
import { replayFailedEvents } from './replay_failed_events';

const FAILED_EVENT = {
  ...{ source: 'default', received: '2026-01-02T00:00:00Z', position: 1, code: 'refused' },
  input: 'webhook',
  raw: '{"log_id":"7","type":"zz9","date":"2026-01-01T00:00:00Z"}',
};

/** With one failed event, as `mget` tells of it; and the ingest path, which takes all. */
const world = (doc: object) => {
  const hits = [{ _id: 'a', _source: { length: 9 }, sort: [4] }];
  const client = {
    search: () => Promise.resolve({ hits: { total: 1, hits } }),
    mget: () => Promise.resolve({ docs: [{ _id: 'a', ...doc }] }),
    bulk: () => Promise.resolve({ items: [{ delete: { status: 200 } }] }),
  };
  const written = vi.fn<IngestDeps['written']>();
  const write = vi.fn<IngestDeps['write']>((events) =>
    Promise.resolve(events.map(() => ({ kind: 'accepted' }))),
  );
  const ingest: IngestDeps = {
    ...{ admit: () => undefined, pipelineReadsOriginal: () => false },
    ...{ count: () => undefined, written, write },
    writeFailedEvents: () => Promise.reject(new Error('It is one already.')),
  };
  const deps = {
    client: () => Promise.resolve(client as unknown as ElasticsearchClient),
    ...{ sources: { reopen: () => sourceWith() }, ingest, onReplayed: () => undefined },
  };
  return { written, write, replay: () => replayFailedEvents(deps, {}) };
};

it('tells of its events the codes, and nothing of how late they are', async () => {
  const { replay, written } = world({ found: true, _source: FAILED_EVENT });
  expect(await replay()).toEqual({ replayed: 1, failed: 0, failures: [], remaining: 0 });
  const unknownCodes = ['zz9'];
  expect(written).toHaveBeenCalledWith('default', { events: [], results: [], unknownCodes });
});

it.each([
  ['api', 'cel'],
  ['webhook', 'http_endpoint'],
])('writes what came by %s as such', async (input, type) => {
  const { replay, write } = world({ found: true, _source: { ...FAILED_EVENT, input } });
  await replay();
  const [event] = write.mock.calls[0]?.[0] ?? [];
  expect(event?.operation.toString()).toContain(`"input":{"type":"${type}"}`);
});

it('leaves what still is no event, and says why', async () => {
  const doc = { ...FAILED_EVENT, code: 'not_an_event', raw: '{"no":"event"}' };
  const { replay, write } = world({ found: true, _source: doc });
  expect(await replay()).toMatchObject({
    ...{ replayed: 0, failed: 1, failures: [{ code: 'not_an_event', count: 1 }] },
  });
  expect(write.mock.calls.flatMap(([events]) => events)).toEqual([]);
});

it('passes over a failed event that was deleted meanwhile, and over none that cannot be read', async () => {
  expect(await world({ found: false }).replay()).toMatchObject({ replayed: 0, failed: 0 });
  await expect(world({ error: { type: 'no_shard' } }).replay()).rejects.toMatchObject({
    code: 'unavailable',
  });
});
