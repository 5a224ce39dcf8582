// Four times as much comes as Elasticsearch takes: the host's memory stays bounded, the refused are
// told when to come again, and in the end everything is stored.
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { peakMemoryBytes } from '../../../scripts/bench/process_usage';
import { elasticsearchOfWorker } from '../../support/elasticsearch_of_worker';
import { type Exchange, passOn, startFaultProxy, toBulk } from '../../support/fault_proxy';
import { LoadedSystem } from '../../support/loaded_system';

/** AUTH0_LOGS_OVERLOAD_MINUTES=10 makes it the full run. */
const DURATION_MS = Number(process.env.AUTH0_LOGS_OVERLOAD_MINUTES ?? 1) * 60_000;
/** As much as a slow Elasticsearch takes, so that a test machine can send many times of it. */
const EVENTS_A_SECOND = 200;
const OVERLOAD = 4;
const EVENTS_A_REQUEST = 500;
const CONNECTIONS = 32;
/** They come again sooner than they are told to: on a busy machine, too, it is more than is taken. */
const PATIENCE = 0.2;
/** Small enough to be reached by the load. */
const CONFIG = { 'auth0_logs.webhook.maxPending': '16mb' };
/** Of which an idle host holds some 200 MB. */
const MEMORY_BOUND_BYTES = 512 * 1024 ** 2;

const elasticsearchUrl = elasticsearchOfWorker();

it(
  `holds less than ${MEMORY_BOUND_BYTES / 1024 ** 2} MB for ${DURATION_MS / 60_000} min at ${OVERLOAD} times what Elasticsearch takes`,
  async () => {
    const proxy = await startFaultProxy(elasticsearchUrl);
    onTestFinished(() => proxy.stop());
    const system = await LoadedSystem.start({
      elasticsearchUrl,
      throughUrl: proxy.url,
      connections: CONNECTIONS,
      eventsARequest: EVENTS_A_REQUEST,
      patience: PATIENCE,
      config: CONFIG,
    });
    onTestFinished(() => system.stop());
    await system.underLoad(async (load) => {
      const slow = slowElasticsearch();
      proxy.fault = toBulk(slow.fault);
      const before = load.offered;
      await delay(DURATION_MS);
      proxy.fault = passOn;
      expect(load.offered - before).toBeGreaterThan(OVERLOAD * slow.taken());
      expect(slow.taken()).toBeGreaterThan(0);
    });
    system.expectRefused('429 overloaded');
    expect(peakMemoryBytes(system.host.pid)).toBeLessThan(MEMORY_BOUND_BYTES);
  },
  2 * DURATION_MS + 300_000,
);

/** One bulk call after the other, each in the time that its events need. */
function slowElasticsearch() {
  let taken = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const fault = async (exchange: Exchange): Promise<void> => {
    const events = exchange.body.toString().split('\n').length / 2;
    const before = turn;
    turn = before.then(() => delay((1_000 * events) / EVENTS_A_SECOND));
    await turn;
    taken += events;
    exchange.answer(await exchange.forward());
  };
  return { fault, taken: () => taken };
}
