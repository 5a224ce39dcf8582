// What happens to the data stream while events come: blocked, rolled over, written by two hosts.
import { Client } from '@elastic/elasticsearch';
import { afterAll, afterEach, expect, it, onTestFinished } from 'vitest';
import { elasticsearchOfWorker } from '../../support/elasticsearch_of_worker';
import { type FaultProxy, passOn, startFaultProxy, toBulk } from '../../support/fault_proxy';
import { LoadedSystem, NOTHING_AMISS } from '../../support/loaded_system';

const ROUNDS = 10;
const ROLLOVERS = 5;
const HOUR_MS = 3_600_000;

const elasticsearchUrl = elasticsearchOfWorker();
const client = new Client({ node: elasticsearchUrl });
let system: LoadedSystem;

afterEach(() => system.stop());
afterAll(() => client.close());

/** As the flood-stage watermark sets it on a node whose disk is nearly full, and then lifts it. */
const blockWriting = (blocked: true | null) =>
  client.indices.putSettings({
    index: system.dataStream,
    settings: { 'index.blocks.read_only_allow_delete': blocked },
  });

const rollover = () => client.indices.rollover({ alias: system.dataStream });

it('refuses while the data stream is read-only, and takes everything after', async () => {
  system = await LoadedSystem.start({ elasticsearchUrl });
  await system.underLoad(async (load) => {
    await blockWriting(true);
    await load.refused();
    await blockWriting(null);
  });
  system.expectRefused('503 write_blocked');
});

it('takes each event once from two hosts that get it at the same time', async () => {
  system = await LoadedSystem.start({ elasticsearchUrl, hosts: 2 });
  await system.underLoad(async (load) => {
    for (let round = 0; round < ROUNDS; round += 1) await load.progress();
  });
  system.expectRefused();
});

it.each([
  ['of today', {}],
  ['of long ago', { start: Date.UTC(1975, 0, 1) }],
  ['of the hour to come', { start: Date.now() + HOUR_MS }],
  ['of days to come', { start: Date.now() + 10 * 24 * HOUR_MS }],
])('finds events %s again behind a rollover', async (_name, options) => {
  system = await LoadedSystem.start({ elasticsearchUrl, ...options });
  await system.underLoad((load) => load.progress());
  await rollover();
  await system.load.sendAgain();
  expect(await system.verdict()).toEqual(NOTHING_AMISS);
});

it('writes on while the data stream rolls over', async () => {
  system = await LoadedSystem.start({ elasticsearchUrl });
  await system.underLoad(async (load) => {
    for (let time = 0; time < ROLLOVERS; time += 1) {
      await load.progress();
      await rollover();
    }
  });
  system.expectRefused();
});

it('finds again what was written just before a rollover but never answered', async () => {
  const proxy: FaultProxy = await startFaultProxy(elasticsearchUrl);
  onTestFinished(() => proxy.stop());
  system = await LoadedSystem.start({ elasticsearchUrl, throughUrl: proxy.url });
  await system.underLoad(async (load) => {
    const rolledOver = new Promise<void>((resolve) => {
      proxy.fault = toBulk(async (exchange) => {
        proxy.fault = passOn;
        await exchange.forward();
        await rollover();
        exchange.reset();
        resolve();
      });
    });
    await rolledOver;
    await load.progress();
  });
});
