// `npm run bench -- [--events 20000] [--rounds 3]`: how much of Elasticsearch's own speed reaches a
// sender of the webhook, and what an event costs. All in one run, the measurements taking turns.
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { dataStreamName } from '../../common/plugin';
import { generate } from '../../dev/tenant/generate';
import { mapEvent } from '../../server/mapping/map_event';
import { startHostProcess, type HostProcess } from '../../test/support/host';
import { openWebhook, webhookOf } from '../../test/support/host_webhook';
import { openCluster, type Cluster } from './cluster';
import { startLoadProcess, type LoadProcess } from './load_process';
import { MAPPING_CONTEXT } from './mapping_context';
import { measureMapping } from './measure_mapping';
import { cpuMicroseconds, peakMemoryBytes } from './process_usage';
import { formatReport, type Round } from './report';

const CONNECTIONS = 8;
const WEBHOOK_BATCH = 100;
/** Some 3 MB a call, as a program that only loads documents would send them. */
const BULK_BATCH = 1_000;
const SAMPLE = 1_000;

interface Bench {
  cluster: Cluster;
  host: HostProcess;
  load: LoadProcess;
  events: number;
  webhookStream: string;
  ceilingStream: string;
}

async function main(): Promise<void> {
  const { events, rounds } = readOptions();
  const namespace = `bench_${Date.now()}`;
  const webhookStream = dataStreamName(namespace);
  const ceilingStream = dataStreamName(`${namespace}_ceiling`);
  const cluster = await openCluster();
  const load = startLoadProcess();
  const ends = [() => cluster.close([webhookStream, ceilingStream])];
  try {
    const config = { 'auth0_logs.source.namespace': namespace };
    const host = await startHostProcess({ elasticsearchUrl: cluster.url, config });
    ends.unshift(
      () => host.stop(),
      () => rm(host.home, { recursive: true }),
    );
    (await openWebhook(host, 1)).close();
    const bench = { cluster, host, load, events, webhookStream, ceilingStream };
    console.log(await measure(bench, rounds));
  } finally {
    load.stop();
    for (const end of ends) await end();
  }
}

function readOptions(): { events: number; rounds: number } {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '20000' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const [events, rounds] = [Number(values.events), Number(values.rounds)];
  if (!(
    Number.isInteger(events) &&
    events >= WEBHOOK_BATCH &&
    Number.isInteger(rounds) &&
    rounds > 0
  ))
    throw new Error(`--events takes a number from ${WEBHOOK_BATCH}, --rounds one from 1.`);
  return { events, rounds };
}

async function measure(bench: Bench, count: number): Promise<string> {
  const { cluster, events, host } = bench;
  console.error('Warming up');
  await runRound(bench, 0);
  const rounds: Round[] = [];
  for (let number = 1; number <= count; number += 1) {
    console.error(`Round ${number} of ${count}`);
    rounds.push(await runRound(bench, number));
  }
  const records = generate(0, SAMPLE);
  return formatReport({
    events,
    connections: CONNECTIONS,
    webhookBatch: WEBHOOK_BATCH,
    bulkBatch: BULK_BATCH,
    rounds,
    bytesOnDisk: await cluster.bytesPerDocument(bench.webhookStream),
    recordBytes: meanLength(records),
    documentBytes: meanLength(records.map((record) => mapEvent(record, MAPPING_CONTEXT).document)),
    peakMemory: peakMemoryBytes(host.pid),
    elasticsearchVersion: cluster.version,
  });
}

/** One after the other, in turns: what disturbs the machine for a while disturbs them alike. */
async function runRound(bench: Bench, seed: number): Promise<Round> {
  const { cluster, events, host, load } = bench;
  const job = { connections: CONNECTIONS, events, seed };
  const ceiling = await load.run({
    ...job,
    target: 'elasticsearch',
    url: `${cluster.url}/${bench.ceilingStream}/_bulk`,
    headers: { 'content-type': 'application/x-ndjson' },
    batch: BULK_BATCH,
  });
  const before = cpuMicroseconds(host.pid);
  const webhook = await load.run({
    ...job,
    target: 'webhook',
    ...webhookOf(host),
    batch: WEBHOOK_BATCH,
  });
  const hostCpu = (cpuMicroseconds(host.pid) - before) / events;
  return {
    ceiling: events / ceiling.seconds,
    endToEnd: events / webhook.seconds,
    latency: webhook.median,
    hostCpu,
    ...measureMapping(seed, events),
  };
}

const meanLength = (values: unknown[]): number =>
  values.reduce<number>((sum, value) => sum + JSON.stringify(value).length, 0) / values.length;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
