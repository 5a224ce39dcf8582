// Elasticsearch stands still for a minute, or dies and comes back, under load.
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, it } from 'vitest';
import { LoadedSystem } from '../../support/loaded_system';
import { type OwnElasticsearch, startOwnElasticsearch } from '../../support/own_elasticsearch';

const PAUSED_MS = 60_000;
const TEST_LIMIT_MS = 400_000;

let elasticsearch: OwnElasticsearch;
let system: LoadedSystem;

beforeAll(async () => {
  elasticsearch = await startOwnElasticsearch();
  system = await LoadedSystem.start({ elasticsearchUrl: elasticsearch.url });
});

afterAll(async () => {
  await system.stop();
  await elasticsearch.remove();
});

it(
  `stands still for ${PAUSED_MS / 1_000} s`,
  async () => {
    await system.underLoad(async () => {
      elasticsearch.pause();
      await delay(PAUSED_MS);
      elasticsearch.resume();
    });
    system.expectRefused('503 unavailable');
  },
  TEST_LIMIT_MS,
);

it(
  'is killed and started again',
  async () => {
    await system.underLoad(async (load) => {
      await elasticsearch.kill();
      await load.refused();
      await elasticsearch.restart();
    });
    system.expectRefused('503 unavailable');
  },
  TEST_LIMIT_MS,
);
