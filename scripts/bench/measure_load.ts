// One measurement after the other, in turns: what disturbs the machine for a while disturbs them
// alike.
import type { HostProcess } from '../../test/support/host';
import { webhookOf } from '../../test/support/host_webhook';
import type { Cluster } from './cluster';
import type { LoadProcess } from './load_process';
import { measureJson, type JsonCost } from './measure_json';
import { cpuMicroseconds } from './process_usage';

/** How the events come to the webhook. */
export interface Shape {
  connections: number;
  /** Events a request. */
  batch: number;
}

export const USUAL: Shape = { connections: 8, batch: 100 };
/** One thing changes at a time. */
export const SHAPES: readonly Shape[] = [
  ...[1, 10, 100, 1_000].map((batch) => ({ ...USUAL, batch })),
  ...[1, 64].map((connections) => ({ ...USUAL, connections })),
];

/** Some 3 MB a call, as a program that only loads documents would send them. */
export const BULK_BATCH = 1_000;
/** A small request tells as much with fewer events. */
const REQUESTS_A_CONNECTION = 250;

export interface Bench {
  cluster: Cluster;
  host: HostProcess;
  load: LoadProcess;
  /** Of one measurement, at most. */
  events: number;
  webhookStream: string;
  ceilingStream: string;
}

/** What one shape of load came to. */
export interface Measured {
  /** Elasticsearch's, right before and after: documents per second. */
  ceiling: number;
  /** Events per second. */
  rate: number;
  /** Of a request, in milliseconds. */
  median: number;
  p99: number;
  /** CPU microseconds per event. */
  hostCpu: number;
}

/** One round; rates in events per second, CPU times in microseconds per event. */
export interface Round {
  json: JsonCost;
  /** In the order of SHAPES. */
  measured: Measured[];
}

/** Seeds tell events apart: no two measurements may send the same. */
let seed = 0;

export async function measureRound(bench: Bench): Promise<Round> {
  const measured = await measureShapes(bench, SHAPES, bench.ceilingStream);
  return { measured, json: measureJson((seed += 1)) };
}

/** The usual load, several times. */
export const measureUsual = (
  bench: Bench,
  times: number,
  ceilingStream: string,
): Promise<Measured[]> => measureShapes(bench, new Array<Shape>(times).fill(USUAL), ceilingStream);

/** Each between two measurements of the ceiling, which moves within seconds. */
async function measureShapes(
  bench: Bench,
  shapes: readonly Shape[],
  ceilingStream: string,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  let before = await secondsOfCeiling(bench, ceilingStream);
  for (const shape of shapes) {
    const webhook = await measureWebhook(bench, shape);
    const after = await secondsOfCeiling(bench, ceilingStream);
    measured.push({ ...webhook, ceiling: (2 * bench.events) / (before + after) });
    before = after;
  }
  return measured;
}

/** The same documents by plain `_bulk`. */
const secondsOfCeiling = (bench: Bench, stream: string): Promise<number> =>
  bulk(bench, { stream, events: bench.events, connections: USUAL.connections });

/** Writes documents without the plugin; returns the seconds that it took. */
export async function bulk(
  { cluster, load }: Bench,
  { stream, events, connections }: { stream: string; events: number; connections: number },
): Promise<number> {
  const { seconds } = await load.run({
    ...{ connections, events, batch: BULK_BATCH, seed: (seed += 1) },
    target: 'elasticsearch',
    url: `${cluster.url}/${stream}/_bulk`,
    headers: { 'content-type': 'application/x-ndjson' },
  });
  return seconds;
}

async function measureWebhook({ host, load, ...bench }: Bench, shape: Shape) {
  const events = Math.min(bench.events, shape.batch * shape.connections * REQUESTS_A_CONNECTION);
  const before = cpuMicroseconds(host.pid);
  const job = { ...shape, ...webhookOf(host), events, seed: (seed += 1) };
  const { seconds, median, p99 } = await load.run({ ...job, target: 'webhook' });
  const hostCpu = (cpuMicroseconds(host.pid) - before) / events;
  return { rate: events / seconds, median, p99, hostCpu };
}
