// Somebody deletes or changes the index template while the host runs.
import { Client } from '@elastic/elasticsearch';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  type StoredTask,
  TaskStore,
  type VersionedTask,
} from '../../../dev/host/task_manager/task_store';
import { TEMPLATE } from '../../../server/installation/assets';
import { LoadedSystem, NOTHING_AMISS } from '../../support/loaded_system';
import { readHealth } from '../../support/read_health';
import { type OwnElasticsearch, startOwnElasticsearch } from '../../support/own_elasticsearch';

const UPKEEP = 'auth0_logs:upkeep';
const SOON = { timeout: 60_000, interval: 100 };
const ROUNDS = 5;

let elasticsearch: OwnElasticsearch;
let client: Client;
let system: LoadedSystem;

beforeAll(async () => {
  elasticsearch = await startOwnElasticsearch();
  client = new Client({ node: elasticsearch.url });
  system = await LoadedSystem.start({ elasticsearchUrl: elasticsearch.url });
});
afterAll(async () => {
  await system.stop();
  await client.close();
  await elasticsearch.remove();
});

/** Until the hourly task has come to a good end once more, after the given run. */
const upkeepAfter = (before?: StoredTask): Promise<VersionedTask> =>
  vi.waitFor(async () => {
    const found = await new TaskStore(client).get(UPKEEP);
    expect(found.task).toMatchObject({ status: 'idle', attempts: 0 });
    expect(found.task.startedAt).not.toBe(before?.startedAt ?? null);
    return found;
  }, SOON);

/** As if the hour were over. */
async function upkeep(): Promise<void> {
  const last = await upkeepAfter();
  const runAt = new Date(0).toISOString();
  expect(await new TaskStore(client).replace(last, { ...last.task, runAt })).toBeDefined();
  await upkeepAfter(last.task);
}

it('writes no event into a plain index without the template, and puts it back', async () => {
  const { load } = system;
  await upkeepAfter();
  await client.indices.deleteIndexTemplate({ name: TEMPLATE });
  load.start();
  await load.refused();
  await load.progress();
  await load.finish();
  system.expectRefused('503 not_installed');
  expect(await system.verdict()).toEqual(NOTHING_AMISS);
});

it('keeps what it answers under a template that outranks its own and maps by guess', async () => {
  await client.indices.putIndexTemplate({
    name: 'other',
    index_patterns: ['logs-auth0.logs-*'],
    priority: 1_000,
    data_stream: {},
    template: { mappings: { dynamic: true } },
  });
  await client.indices.rollover({ alias: system.dataStream });
  await system.underLoad(async (load) => {
    for (let round = 0; round < ROUNDS; round += 1) await load.progress();
  });
  system.expectRefused();
  await upkeep();
  const { shortcomings } = await readHealth(system.host.url);
  expect(shortcomings.map(({ code }) => code)).toContain('template_outranked');
});
