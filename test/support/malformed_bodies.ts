// Webhook bodies that are broken in one of many ways around records that are not, and what an
// answer of 200 to each promises. A pure function of seed and index.
import type { LogRecord } from '../../dev/tenant/event';
import { Random } from '../../dev/tenant/random';
import { hostilePart } from './hostile_parts';

export interface MalformedBody {
  /** What is wrong with it, such as "array, with truncated". */
  name: string;
  bytes: Buffer;
  /** Ids of untouched records that stand as lines or elements of their own: 200 means indexed. */
  standing: string[];
  /** Ids of untouched records anywhere in it: 200 means indexed, or kept in a failed event. */
  whole: string[];
  /** The good records must not be lost for the bad ones around them: nothing but 200 will do. */
  mustPass: boolean;
}

export interface MalformedBodyInput {
  seed: number;
  index: number;
  /** Valid records to take from; each gets an id of its own. */
  pool: readonly [LogRecord, ...LogRecord[]];
}

type Shape = 'lines' | 'array' | 'logs';

interface Part {
  bytes: Buffer;
  /** Of a good record; hostile parts have none. */
  id?: string;
  closed: boolean;
}

interface Placed extends Part {
  /** Offset of its first byte, and of the first one behind it. */
  start: number;
  end: number;
}

interface Composed {
  bytes: Buffer;
  parts: Placed[];
}

const FRAMES: Record<Shape, { open: string; between: string; close: string }> = {
  lines: { open: '', between: '\n', close: '\n' },
  array: { open: '[', between: ',', close: ']' },
  logs: { open: '{"logs":[', between: ',', close: ']}' },
};
const SHAPES: readonly [Shape, ...Shape[]] = ['lines', 'array', 'logs'];
const WITHOUT_RECORDS = [
  ...['', ' ', '\n\r\n\t', 'null', 'true', '0', '1e999', '"text"', '""', '[]', '{}', '[[[[]]]]'],
  ...['{"logs":[]}', '{"logs":null}', '{"logs":5}', '{"logs":{}}', '[null,null]', '\ufeff', '\0'],
  ...['[', '{', ']', '{"logs":[', 'undefined', '<xml/>', 'a=1&b=2', '[,]', '[1', '"', '\\', '//'],
] as readonly string[] as readonly [string, ...string[]];

export const malformedBody = (input: MalformedBodyInput): MalformedBody => {
  const random = new Random((input.seed << 16) ^ input.index);
  const mutate = random.pick([
    ...[withHostileParts, withHostileParts, withHostileParts, withHostileParts],
    ...[truncated, flipped, flipped, dressed, repeated, concatenated, wrapped, withoutRecords],
  ] as [Mutation, ...Mutation[]]);
  return mutate(random, new GoodParts(input, random));
};

type Mutation = (random: Random, good: GoodParts) => MalformedBody;

class GoodParts {
  private used = 0;

  constructor(
    private readonly input: MalformedBodyInput,
    private readonly random: Random,
  ) {}

  record(): LogRecord {
    const { seed, index, pool } = this.input;
    const { data } = this.random.pick(pool);
    this.used += 1;
    // As long as Auth0's own.
    const log_id = `900${pad(seed, 10)}${pad(index, 20)}${pad(this.used, 23)}`;
    return { log_id, data: { ...data, log_id } };
  }

  part(): Part {
    const record = this.record();
    return { id: record.log_id, closed: true, bytes: Buffer.from(JSON.stringify(record)) };
  }

  some(low: number, high: number): Part[] {
    return Array.from({ length: low + this.random.below(high - low) }, () => this.part());
  }
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

const compose = (shape: Shape, parts: Part[]): Composed => {
  const { open, between, close } = FRAMES[shape];
  const chunks: Buffer[] = [Buffer.from(open)];
  let at = open.length;
  const placed = parts.map((part, index) => {
    const chunk = index === 0 ? part.bytes : Buffer.concat([Buffer.from(between), part.bytes]);
    chunks.push(chunk);
    at += chunk.length;
    return { ...part, start: at - part.bytes.length, end: at };
  });
  return { bytes: Buffer.concat([...chunks, Buffer.from(close)]), parts: placed };
};

const idsOf = (parts: Part[]): string[] =>
  parts.flatMap(({ id }) => (id === undefined ? [] : [id]));

/** A line is found by its line breaks; an element only as long as all before it closes. */
const standingOf = (shape: Shape, parts: Part[]): string[] => {
  const open = parts.findIndex(({ closed }) => !closed);
  return idsOf(shape === 'lines' || open < 0 ? parts : parts.slice(0, open));
};

const withHostileParts: Mutation = (random, good) => {
  const shape = random.pick(SHAPES);
  const parts = good.some(2, 6);
  const names = Array.from({ length: 1 + random.below(3) }, () => {
    const { name, ...part } = hostilePart(good.record(), random);
    parts.splice(random.below(parts.length + 1), 0, part);
    return name;
  });
  const standing = standingOf(shape, parts);
  // An element with broken bytes leaves no way to read the text around it.
  const readable = shape === 'lines' || !names.includes('invalid UTF-8');
  return {
    name: `${shape}, with ${names.join(', ')}`,
    bytes: compose(shape, parts).bytes,
    standing,
    whole: idsOf(parts),
    mustPass: shape === 'lines' || (readable && parts.every(({ closed }) => closed)),
  };
};

const truncated: Mutation = (random, good) => {
  const shape = random.pick(SHAPES);
  const { bytes, parts } = compose(shape, good.some(1, 6));
  const cut = random.below(bytes.length);
  const standing = idsOf(parts.filter(({ end }) => end <= cut));
  return {
    name: `${shape}, truncated`,
    bytes: bytes.subarray(0, cut),
    standing,
    whole: standing,
    mustPass: standing.length > 0,
  };
};

const flipped: Mutation = (random, good) => {
  const shape = random.pick(SHAPES);
  const { bytes, parts } = compose(shape, good.some(2, 6));
  const touched = Array.from({ length: 1 + random.below(4) }, () => random.below(bytes.length));
  for (const at of touched) bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  const first = Math.min(...touched);
  const isApart = ({ start, end }: Placed): boolean =>
    touched.every((at) => at < start - 1 || at > end);
  const isBefore = ({ end }: Placed): boolean => first >= FRAMES[shape].open.length && first > end;
  const standing = idsOf(parts.filter(shape === 'lines' ? isApart : isBefore));
  const frameStands = first >= FRAMES[shape].open.length;
  return {
    name: `${shape}, with flipped bits`,
    bytes,
    standing,
    whole: frameStands ? idsOf(parts.filter(isApart)) : [],
    mustPass: shape === 'lines' && standing.length > 0,
  };
};

/** Valid all through, in clothes that a hasty parser trips over. */
const dressed: Mutation = (random, good) => {
  const shape = random.pick(SHAPES);
  const { open, between, close } = FRAMES[shape];
  const parts = good.some(1, 6);
  const texts = parts.map(({ bytes }) => bytes.toString());
  const broken = between.replace('\n', '') + random.pick(['\r\n', '\n\n', '\n \t\n  ']);
  const plain = open + texts.join(random.chance(0.7) ? broken : between) + close;
  const before = random.pick(['', '\ufeff', '\n\n', '\ufeff\r\n ']);
  const ids = idsOf(parts);
  return {
    name: `${shape}, with marks, blanks and CRLF`,
    bytes: Buffer.from(before + plain + random.pick(['', '\r\n', ' \n\n'])),
    standing: ids,
    whole: ids,
    mustPass: true,
  };
};

const repeated: Mutation = (random, good) => {
  const shape = random.pick(SHAPES);
  const parts = good.some(1, 4);
  const ids = idsOf(parts);
  const bytes = compose(shape, [...parts, ...parts, ...parts.reverse()]).bytes;
  return { name: `${shape}, with repeated ids`, bytes, standing: ids, whole: ids, mustPass: true };
};

/** Bodies one after the other, with anything between them or around. */
const concatenated: Mutation = (random, good) => {
  const shapes = [random.pick(SHAPES), random.pick(SHAPES)] as const;
  const parts = [good.some(1, 4), good.some(1, 4)] as const;
  const [first, second] = [compose(shapes[0], parts[0]).bytes, compose(shapes[1], parts[1]).bytes];
  const pieces = ['', '\n', ' ', 'rest', ")]}',\n", '\0'] as const;
  const join = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.from(random.pick(pieces))]);
  return {
    name: `${shapes.join(' and ')}, concatenated`,
    bytes: Buffer.concat([join(Buffer.alloc(0)), join(first), join(second)]),
    standing: [],
    whole: idsOf(parts.flat()),
    mustPass: false,
  };
};

const wrapped: Mutation = (random, good) => {
  const parts = good.some(1, 4);
  const text = compose('array', parts).bytes.toString();
  const ways: Record<string, string | Buffer> = {
    'in 500 arrays': '['.repeat(500) + text + ']'.repeat(500),
    'as a JSON string': JSON.stringify(text),
    'in UTF-16': Buffer.from(text, 'utf16le'),
    'with half of a nest behind': text + '['.repeat(100_000),
  };
  const name = random.pick(Object.keys(ways) as [string, ...string[]]);
  return {
    name: `array, ${name}`,
    bytes: Buffer.from(ways[name] ?? ''),
    standing: [],
    whole: [],
    mustPass: false,
  };
};

const withoutRecords: Mutation = (random) => {
  const text = random.pick(WITHOUT_RECORDS);
  return {
    name: `no record: ${JSON.stringify(text)}`,
    bytes: Buffer.from(text),
    standing: [],
    whole: [],
    mustPass: false,
  };
};
