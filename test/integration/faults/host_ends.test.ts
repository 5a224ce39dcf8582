// The host is ended under load, again and again: what it answered with 200 is there afterwards, once.
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { READ_METRICS } from '../../../common/api/metrics';
import { SHUTDOWN_TIMEOUT_MS } from '../../../dev/host/start_host';
import { Random } from '../../../dev/tenant/random';
import { elasticsearchOfWorker } from '../../support/elasticsearch_of_worker';
import { passOn, startFaultProxy, toBulk } from '../../support/fault_proxy';
import type { HostProcess } from '../../support/host';
import { webhookOf } from '../../support/host_webhook';
import { LoadedSystem, NOTHING_AMISS } from '../../support/loaded_system';
import { sendRudeClients, withoutBody } from '../../support/rude_clients';

const TIMES = 10;
const LONGEST_LOAD_MS = 1_500;
const TEST_LIMIT_MS = 600_000;
/** From SIGTERM to the end, whatever clients do: the server's own limit, and time to tidy up. */
const STOP_LIMIT_MS = SHUTDOWN_TIMEOUT_MS + 15_000;
const POLL_MS = 20;
const SOON = { timeout: 60_000, interval: 100 };

const elasticsearchUrl = elasticsearchOfWorker();
const seed = Date.now() % 2 ** 31;
let system: LoadedSystem;

afterEach(() => system.stop());

async function endAgainAndAgain(end: (host: HostProcess) => Promise<void>): Promise<void> {
  const random = new Random(seed);
  system = await LoadedSystem.start({ elasticsearchUrl, seed });
  await system.underLoad(async (load) => {
    for (let time = 0; time < TIMES; time += 1) {
      await load.progress();
      await delay(random.below(LONGEST_LOAD_MS));
      await end(system.host);
      expect(await system.verdict()).toEqual(NOTHING_AMISS);
      await system.restart();
    }
  });
}

it(
  `loses and doubles nothing when killed (seed ${seed})`,
  () => endAgainAndAgain((host) => host.kill()),
  TEST_LIMIT_MS,
);

it(
  `loses and doubles nothing when told to stop (seed ${seed})`,
  () =>
    endAgainAndAgain(async (host) => {
      await host.stop();
      expect(await host.ended).toBe(0);
    }),
  TEST_LIMIT_MS,
);

it('answers what is under way before it stops, and takes nothing new', async () => {
  const proxy = await startFaultProxy(elasticsearchUrl);
  onTestFinished(() => proxy.stop());
  system = await LoadedSystem.start({ elasticsearchUrl, throughUrl: proxy.url });
  await system.underLoad(async (load) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    proxy.fault = toBulk(async (exchange) => {
      await released;
      await passOn(exchange);
    });
    // A connection between two requests would be closed on, or told that Kibana is shutting down.
    await vi.waitFor(
      async () => expect(await eventsWaiting(system.host)).toBe(load.eventsAtOnce),
      SOON,
    );
    const before = load.answered.size;
    const stopped = system.host.stop();
    while (await isOpen(system.host)) await delay(POLL_MS);
    release();
    await stopped;
    expect(await system.host.ended).toBe(0);
    expect(load.answered.size).toBeGreaterThan(before);
    await load.refused();
    system.expectRefused('no answer: ECONNREFUSED');
    await system.restart();
  });
});

it(`stops within ${STOP_LIMIT_MS / 1_000} s although clients keep it waiting`, async () => {
  system = await LoadedSystem.start({ elasticsearchUrl });
  await sendRudeClients(system.host, withoutBody(system.host, 10));
  const start = performance.now();
  await system.host.stop();
  expect(await system.host.ended).toBe(0);
  expect(performance.now() - start).toBeLessThan(STOP_LIMIT_MS);
});

/** Events that the host has received and Elasticsearch has not settled. */
async function eventsWaiting({ url }: HostProcess): Promise<number> {
  const text = await (await fetch(url + READ_METRICS.path)).text();
  return Number(/^auth0_logs_events_waiting (\d+)$/m.exec(text)?.[1]);
}

/** Whether it accepts another connection. */
const isOpen = (host: HostProcess): Promise<boolean> =>
  fetch(webhookOf(host).url).then(
    () => true,
    () => false,
  );
