// Lines or array elements that are no well-formed Auth0 record, made from one that is.
import type { LogRecord } from '../../dev/tenant/event';
import type { Random } from '../../dev/tenant/random';

export interface HostilePart {
  name: string;
  bytes: Buffer;
  /** Whether its brackets and quotes close, so that an array's next element can still be found. */
  closed: boolean;
}

type Make = (record: LogRecord, random: Random) => string | Buffer;

const NESTING = 500;
const BEYOND_ANY_STACK = 20_000;
const HUGE_LEAF = 40_000;
/** Elasticsearch takes ids of up to 512 bytes, and refuses a whole bulk call for a longer one. */
const TOO_LONG_AN_ID = 600;

const nested = (depth: number): string => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);

/** The record as JSON, with fields of its `data` set; undefined removes one. */
const withData = (record: LogRecord, fields: Record<string, unknown>): string =>
  JSON.stringify({ ...record, data: { ...record.data, ...fields } });

const withId = (record: LogRecord, id: unknown): string =>
  JSON.stringify({ log_id: id, data: { ...record.data, log_id: id } });

/** The record with JSON text put in as a field, where a JavaScript object could not hold it. */
const withText = (record: LogRecord, text: string): string =>
  withData(record, {}).replace(/\}\}$/, `,${text}}}`);

const ODD_VALUES = [
  null,
  true,
  0,
  -1,
  1e21,
  '',
  ' ',
  'x',
  '\0',
  [],
  [1, [2]],
  {},
  { a: 1 },
] as const;
const ODD_IDS = [null, true, 12, 1e56, '', ' ', 'a\0b', '\ud800', 'ü/?#', [], ['x'], {}] as const;
const ODD_DATES = [
  'yesterday',
  '9999-12-31',
  '+275760-09-13',
  -1,
  1e300,
  {},
  { $date: 'x' },
] as const;
const FIELDS = ['type', 'date', 'ip', 'user_agent', 'scope', 'details', 'auth0_client'] as const;
const MORE_FIELDS = ['user_id', 'user_name', 'client_id', 'hostname', 'location_info'] as const;

/** JSON, though not what Auth0 sends: each becomes a document or a failed event. */
const JSON_PARTS: Record<string, Make> = {
  'missing field': (record, random) =>
    random.chance(0.3)
      ? JSON.stringify({ data: record.data })
      : withData(record, { [random.pick(['log_id', 'date', 'type'])]: undefined }),
  'no data': (record, random) => JSON.stringify({ ...record, data: random.pick(ODD_VALUES) }),
  'wrong type': (record, random) =>
    withData(record, { [random.pick([...FIELDS, ...MORE_FIELDS])]: random.pick(ODD_VALUES) }),
  'odd id': (record, random) => withId(record, random.pick(ODD_IDS)),
  'long id': (record) => withId(record, '9'.repeat(TOO_LONG_AN_ID)),
  'odd date': (record, random) => withData(record, { date: random.pick(ODD_DATES) }),
  'invalid address': (record) => withData(record, { ip: '999.1.2.3, unknown' }),
  __proto__: (record) =>
    withText(record, '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":1}}'),
  'repeated keys': (record) => withText(record, '"type":"s","type":"f","type":null'),
  'huge leaf': (record, random) =>
    withData(record, {
      [random.pick(FIELDS)]: 'ä'.repeat(HUGE_LEAF),
      description: 'x'.repeat(HUGE_LEAF),
    }),
  'nested 500': (record) => withText(record, `"details":${nested(NESTING)}`),
  'nested beyond any stack': (record) => withText(record, `"details":${nested(BEYOND_ANY_STACK)}`),
  'nested arrays': () => '['.repeat(NESTING) + ']'.repeat(NESTING),
  'extreme numbers': (record) =>
    withText(record, `"details":{"a":1e999,"b":-0,"c":${'9'.repeat(56)}}`),
  'odd keys': (record) => withData(record, { '': 1, '.': 2, 'a.b': 3, 'a.': { '': 4 }, a: 5 }),
  scalar: (_record, random) => random.pick(['null', 'true', '-1.5e3', '"text"', '""', '0']),
  'empty container': (_record, random) => random.pick(['{}', '[]', '[{}]', '[null]']),
};

/** No JSON, though brackets and quotes close. */
const CLOSED_PARTS: Record<string, Make> = {
  words: (_record, random) =>
    random.pick(['not json', 'undefined', 'NaN', "{'a': 1}", '{a:1}', ':']),
  'missing value': () => '{"log_id":,"data":{}}',
  'trailing comma': (record) => JSON.stringify(record).replace(/\}$/, ',}'),
  'two records at once': (record) => `${withId(record, 'first')}${withId(record, 'second')}`,
  'raw NUL': (record) => withData(record, { description: 'NUL' }).replace('NUL', '\0'),
  'mark in the middle': (record) => `\ufeff${JSON.stringify(record)}`,
  'invalid UTF-8': (record, random) => {
    const bytes = Buffer.from(withData(record, { description: 'MARKMARK' }));
    const broken = random.pick([[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf8, 0x88], [0xc0, 0xaf]]);
    bytes.set(broken, bytes.indexOf('MARKMARK'));
    return bytes;
  },
};

/** No JSON, and what follows in an array cannot be told from it. */
const OPEN_PARTS: Record<string, Make> = {
  truncated: (record, random) => {
    const text = JSON.stringify(record);
    return text.slice(0, 1 + random.below(text.length - 1));
  },
  'stray bracket': (_record, random) =>
    random.pick(['{', '[', '[1,', '}', ']', '{"logs":[', '[{"a":1},', '{}]', ']}']),
  'stray quote': (_record, random) => random.pick(['"', '{"a":"b', '{"a":"b\\"}']),
  'random bytes': (_record, random) =>
    // Without line breaks: it is one line.
    Buffer.from(
      Array.from({ length: 1 + random.below(200) }, () => 0x0e + random.below(0x100 - 0x0e)),
    ),
};

const KINDS = [
  ...Object.entries(JSON_PARTS).map(([name, make]) => ({ name, make, closed: true })),
  ...Object.entries(CLOSED_PARTS).map(([name, make]) => ({ name, make, closed: true })),
  ...Object.entries(OPEN_PARTS).map(([name, make]) => ({ name, make, closed: false })),
];

export const hostilePart = (record: LogRecord, random: Random): HostilePart => {
  const kind = KINDS[random.below(KINDS.length)];
  if (!kind) throw new Error('There is no kind of hostile part.');
  const { name, make, closed } = kind;
  return { name, closed, bytes: Buffer.from(make(record, random)) };
};
