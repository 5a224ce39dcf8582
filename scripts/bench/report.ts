// What the benchmark prints: ratios first, since they mean the same on another machine.
import { cpus, totalmem } from 'node:os';
import { median } from './median';

/** One round; rates in events per second, CPU times in microseconds per event. */
export interface Round {
  ceiling: number;
  endToEnd: number;
  /** Median time of a request to the webhook in milliseconds. */
  latency: number;
  hostCpu: number;
  mapping: number;
  parseAndSerialise: number;
}

export interface Measured {
  events: number;
  connections: number;
  webhookBatch: number;
  bulkBatch: number;
  rounds: Round[];
  bytesOnDisk: number;
  /** Mean length of a record as it arrives, and of its document. */
  recordBytes: number;
  documentBytes: number;
  peakMemory: number;
  elasticsearchVersion: string;
}

export function formatReport(measured: Measured): string {
  const { events, rounds } = measured;
  const of = (value: (round: Round) => number) => median(rounds.map(value));
  const times = (value: (round: Round) => number) => `${of(value).toFixed(1)} times`;
  const title = `auth0Logs: ${whole(events)} events a round, medians of ${rounds.length} rounds`;
  return [
    title,
    section('Ratios', [
      ["end to end / Elasticsearch's ceiling", of((r) => r.endToEnd / r.ceiling).toFixed(2)],
      ['mapping / parse and serialise', times((r) => r.mapping / r.parseAndSerialise)],
      ["host's CPU / parse and serialise", times((r) => r.hostCpu / r.parseAndSerialise)],
    ]),
    section('Figures', figures(measured, of)),
    section('Machine', machine(measured)),
  ].join('\n\n');
}

function figures(
  measured: Measured,
  of: (value: (round: Round) => number) => number,
): [string, string][] {
  const { connections, webhookBatch, bulkBatch } = measured;
  const rate = (perSecond: number, batch: number) =>
    `${whole(perSecond)} events/s (${connections} connections, ${batch} a request)`;
  const each = (microseconds: number) => `${microseconds.toFixed(1)} µs an event`;
  return [
    [
      "Elasticsearch's ceiling",
      rate(
        of((r) => r.ceiling),
        bulkBatch,
      ),
    ],
    [
      'webhook, end to end',
      rate(
        of((r) => r.endToEnd),
        webhookBatch,
      ),
    ],
    ['answer of the webhook', `${of((r) => r.latency).toFixed(0)} ms, the median`],
    ["host's CPU", each(of((r) => r.hostCpu))],
    [
      'mapping alone',
      `${whole(1e6 / of((r) => r.mapping))} events/s, ${each(of((r) => r.mapping))}`,
    ],
    ['parse and serialise', each(of((r) => r.parseAndSerialise))],
    [
      'on disk',
      `${whole(measured.bytesOnDisk)} bytes an event, merged into one segment ` +
        `(${whole(measured.recordBytes)} as it arrives, ${whole(measured.documentBytes)} as a document)`,
    ],
    ["host's memory", `${whole(measured.peakMemory / 2 ** 20)} MiB at its peak`],
  ];
}

function machine({ elasticsearchVersion }: Measured): [string, string][] {
  const cores = cpus();
  return [
    ['cores', `${cores.length} (${cores[0]?.model.trim() ?? 'unknown'}), shared by all of it`],
    ['memory', `${(totalmem() / 2 ** 30).toFixed(0)} GiB`],
    ['Node', process.version],
    ['Elasticsearch', elasticsearchVersion],
  ];
}

function section(title: string, rows: [string, string][]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return [title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`)].join('\n');
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
