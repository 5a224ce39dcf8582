// Values that differ from a good one in one place: absent, of another type, at a limit or beyond it.
import { type JsonSchema, propertiesOf } from './api_document';

type Properties = Record<string, unknown>;
/** What stands for "absent". */
const ABSENT = Symbol('absent');

/** For patterns, which differ in what they take at the start, inside and in which case. */
const ODD_TEXTS = ['x y', 'x-y', 'x.y', 'x_y', '.x', '-x', '_x', 'x.', 'X', 'é', ' x'];

/** For objects all the way down, and the first item of lists. */
export const oddValues = (schema: JsonSchema, good: unknown): unknown[] => [
  ...[null, true, 7, [], {}, ...ODD_TEXTS],
  ...(schema.enum ?? []),
  ...atLimits(schema, good),
  ...(Array.isArray(good) ? oddLists(schema, good) : []),
  ...(isRecord(good) ? oddRecords(schema, good) : []),
];

const atLimits = (schema: JsonSchema, good: unknown): unknown[] => {
  const { minLength, maxLength, minItems, maxItems, minimum, maximum } = schema;
  const around = (limit: number | undefined) =>
    limit === undefined ? [] : [limit - 1, limit, limit + 1];
  const sizes = (...limits: (number | undefined)[]) =>
    limits.flatMap(around).filter((size) => size >= 0);
  return [
    ...(typeof good === 'string'
      ? sizes(minLength, maxLength).map((length) => ofLength(good, length))
      : []),
    ...(Array.isArray(good) ? sizes(minItems, maxItems).map((size) => ofSize(good, size)) : []),
    ...around(minimum),
    ...around(maximum),
    ...(typeof good === 'number' ? [good + 0.5] : []),
  ];
};

const ofLength = (text: string, length: number): string =>
  text.slice(0, length).padEnd(length, text.at(-1));

const ofSize = (list: unknown[], size: number): unknown[] =>
  Array.from({ length: size }, () => list[0]);

const oddLists = ({ items = {} }: JsonSchema, [first, ...rest]: unknown[]): unknown[] =>
  first === undefined ? [] : oddValues(items, first).map((odd) => [odd, ...rest]);

const oddRecords = (schema: JsonSchema, good: Properties): Properties[] => [
  { ...good, unknown_property: 1 },
  ...Object.entries(propertiesOf(schema)).flatMap(([name, property]) => {
    const odd = name in good ? oddValues(property, good[name]) : [];
    return [ABSENT, ...odd].map((value) => withValue(good, name, value));
  }),
];

const withValue = (good: Properties, name: string, value: unknown): Properties => {
  const { [name]: _before, ...rest } = good;
  return value === ABSENT ? rest : { ...rest, [name]: value };
};

const isRecord = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
