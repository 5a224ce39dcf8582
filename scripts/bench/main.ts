// `npm run bench -- [--events 20000] [--rounds 5] [--grow 5000000]`: how much of Elasticsearch's own
// speed reaches a sender of the webhook, and what an event costs. All in one run.
import { rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { dataStreamName } from '../../common/plugin';
import { generate } from '../../dev/tenant/generate';
import { mapEvent } from '../../server/mapping/map_event';
import { startHostProcess } from '../../test/support/host';
import { openWebhook } from '../../test/support/host_webhook';
import { openCluster } from './cluster';
import { measureGrowth } from './grow';
import { startLoadProcess } from './load_process';
import { MAPPING_CONTEXT } from './mapping_context';
import { measureRound, measureUsual, USUAL, type Bench, type Round } from './measure_load';
import { peakMemoryBytes } from './process_usage';
import { formatReport } from './report';

const SAMPLE = 1_000;
/** Both engines compile what they run; until then an event takes twice the time. */
const WARM_UPS = 15;

interface Options {
  events: number;
  rounds: number;
  /** Documents to grow the data stream to; 0 leaves that out. */
  grow: number;
}

async function main(): Promise<void> {
  const options = readOptions();
  const namespace = `bench_${Date.now()}`;
  const webhookStream = dataStreamName(namespace);
  const ceilingStream = dataStreamName(`${namespace}_ceiling`);
  const cluster = await openCluster();
  const load = startLoadProcess();
  const ends = [() => cluster.close([webhookStream, ceilingStream])];
  try {
    const config = { 'auth0_logs.sources.default.namespace': namespace };
    const host = await startHostProcess({ elasticsearchUrl: cluster.url, config });
    ends.unshift(
      () => host.stop(),
      () => rm(host.home, { recursive: true }),
    );
    (await openWebhook(host, 1)).close();
    const { events } = options;
    const bench = { cluster, host, load, events, webhookStream, ceilingStream };
    console.log(await measure(bench, options));
  } finally {
    load.stop();
    for (const end of ends) await end();
  }
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      events: { type: 'string', default: '20000' },
      rounds: { type: 'string', default: '5' },
      grow: { type: 'string', default: '0' },
    },
  });
  const numbers = [values.events, values.rounds, values.grow].map(Number);
  const [events = 0, rounds = 0, grow = 0] = numbers;
  if (!numbers.every(Number.isInteger) || events < USUAL.batch || rounds < 1 || grow < 0)
    throw new Error(`--events takes a number from ${USUAL.batch}, --rounds one from 1.`);
  return { events, rounds, grow };
}

async function measure(bench: Bench, options: Options): Promise<string> {
  const { cluster, events, host } = bench;
  console.error('Warming up');
  await measureUsual(bench, WARM_UPS, bench.ceilingStream);
  const rounds: Round[] = [];
  for (let number = 1; number <= options.rounds; number += 1) {
    console.error(`Round ${number} of ${options.rounds}`);
    rounds.push(await measureRound(bench));
  }
  const records = generate(0, SAMPLE);
  const bytesOnDisk = await cluster.bytesPerDocument(bench.webhookStream);
  return formatReport({
    events,
    rounds,
    bytesOnDisk,
    recordBytes: meanLength(records),
    documentBytes: meanLength(records.map((record) => mapEvent(record, MAPPING_CONTEXT).document)),
    grown: options.grow > 0 ? await measureGrowth(bench, options.grow) : [],
    peakMemory: peakMemoryBytes(host.pid),
    elasticsearchVersion: cluster.version,
  });
}

const meanLength = (values: unknown[]): number =>
  values.reduce<number>((sum, value) => sum + JSON.stringify(value).length, 0) / values.length;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
