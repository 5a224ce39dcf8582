// What the benchmark prints: ratios first, since they mean the same on another machine.
import { cpus, totalmem } from 'node:os';
import type { Grown } from './grow';
import type { JsonCost } from './measure_json';
import { BULK_BATCH, SHAPES, USUAL, type Measured, type Round, type Shape } from './measure_load';
import { median } from './median';

export interface Results {
  /** Of one measurement. */
  events: number;
  rounds: Round[];
  bytesOnDisk: number;
  /** Mean length of a record as it arrives, and of its document. */
  recordBytes: number;
  documentBytes: number;
  grown: Grown[];
  peakMemory: number;
  elasticsearchVersion: string;
}

type Row = [string, ...string[]];

export function formatReport(results: Results): string {
  const { events, rounds } = results;
  const json = jsonOf(rounds);
  const rows = (...shapes: Shape[]): Row[] =>
    shapes.map((shape) => [
      name(shape),
      ...columns(
        rounds.map((round) => of(round, shape)),
        json,
      ),
    ]);
  return [
    `auth0Logs: ${whole(events)} events a measurement, medians of ${rounds.length} rounds`,
    section('The usual load', [HEAD, ...rows(USUAL)]),
    section('Events a request', [
      HEAD,
      ...rows(...SHAPES.filter(({ connections }) => connections === USUAL.connections)),
    ]),
    section('Connections', [
      HEAD,
      ...rows(...SHAPES.filter(({ batch }) => batch === USUAL.batch).sort(byConnections)),
    ]),
    ...(results.grown.length > 0
      ? [section('Size of the data stream', growth(results, json))]
      : []),
    section('Figures', figures(results, json)),
    section('Machine', machine(results)),
  ].join('\n\n');
}

const HEAD: Row = [
  '',
  'of the ceiling',
  'CPU / JSON',
  'CPU / in and out',
  'events/s',
  'p50 ms',
  'p99 ms',
];

const jsonOf = (rounds: Round[]): JsonCost => ({
  same: median(rounds.map(({ json }) => json.same)),
  inAndOut: median(rounds.map(({ json }) => json.inAndOut)),
});

const byConnections = (a: Shape, b: Shape): number => a.connections - b.connections;

const name = ({ connections, batch }: Shape): string =>
  `${whole(connections)} connections, ${whole(batch)} a request`;

const of = ({ measured }: Round, { connections, batch }: Shape): Measured => {
  const at = SHAPES.findIndex(
    (shape) => shape.connections === connections && shape.batch === batch,
  );
  const found = measured[at];
  if (!found) throw new Error('The shape was not measured.');
  return found;
};

/** The shares are those of each round, since what disturbs it is in both of its figures. */
function columns(rounds: Measured[], json: JsonCost): string[] {
  const middle = (value: (measured: Measured) => number): number => median(rounds.map(value));
  const cpu = middle(({ hostCpu }) => hostCpu);
  return [
    middle(({ rate, ceiling }) => rate / ceiling).toFixed(2),
    (cpu / json.same).toFixed(1),
    (cpu / json.inAndOut).toFixed(1),
    whole(middle(({ rate }) => rate)),
    middle((measured) => measured.median).toFixed(0),
    middle(({ p99 }) => p99).toFixed(0),
  ];
}

function growth({ grown }: Results, json: JsonCost): Row[] {
  return [
    [...HEAD, 'bytes an event'],
    ...grown.map(({ documents, rounds, bytes }): Row => [
      `${whole(documents)} documents`,
      ...columns(rounds, json),
      whole(bytes),
    ]),
  ];
}

function figures(results: Results, json: JsonCost): Row[] {
  const { rounds } = results;
  const cpu = (microseconds: number): string => `${microseconds.toFixed(1)} µs an event`;
  return [
    [
      "Elasticsearch's ceiling",
      `${whole(median(rounds.map((round) => of(round, USUAL).ceiling)))} events/s ` +
        `(plain _bulk of the same documents, ${whole(BULK_BATCH)} a call)`,
    ],
    ["host's CPU", cpu(median(rounds.map((round) => of(round, USUAL).hostCpu)))],
    ['JSON: parse, serialise the same', cpu(json.same)],
    ['JSON in and out: parse, serialise the document', cpu(json.inAndOut)],
    [
      'on disk',
      `${whole(results.bytesOnDisk)} bytes an event, merged into one segment ` +
        `(${whole(results.recordBytes)} as it arrives, ${whole(results.documentBytes)} as a document)`,
    ],
    ["host's memory", `${whole(results.peakMemory / 2 ** 20)} MiB at its peak`],
  ];
}

function machine({ elasticsearchVersion }: Results): Row[] {
  const cores = cpus();
  return [
    ['cores', `${cores.length} (${cores[0]?.model.trim() ?? 'unknown'}), shared by all of it`],
    ['memory', `${(totalmem() / 2 ** 30).toFixed(0)} GiB`],
    ['Node', process.version],
    ['Elasticsearch', elasticsearchVersion],
  ];
}

function section(title: string, rows: Row[]): string {
  const width = (column: number): number =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0));
  const line = (row: Row): string =>
    row
      .map((cell, column) => {
        if (column === 0) return cell.padEnd(width(0));
        return row.length > 2 ? cell.padStart(width(column)) : cell;
      })
      .join('  ');
  return [title, ...rows.map((row) => `  ${line(row)}`)].join('\n');
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
