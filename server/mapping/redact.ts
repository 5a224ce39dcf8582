// Replaces the values of chosen fields before anything is made of an event. What was replaced in one
// place is replaced all over the event: a description often repeats a name. Pure.
import { createHmac } from 'node:crypto';
import { locateEvent } from './auth0_record';
import { isObject, type JsonObject } from './values';

export interface RedactionRules {
  /** A name alone means that field at any depth; a dotted one starts at the event. */
  mask: readonly string[];
  hash: readonly string[];
  /** Of the hash; there is none without it. */
  key?: string;
}

/** The record with other values; the given one stays as it is. */
export type Redact = (record: JsonObject) => JsonObject;

type Replace = (value: string) => string;

const MASK = '****';
/** Tells a hash from a value; what bears it is not hashed again. */
const HASH_PREFIX = 'hmac:';
/** 128 bits: more than enough to keep values apart. */
const HASH_LENGTH = 32;
/** Shorter values stand in other words by chance. */
const SHORTEST_REPEATED = 3;
/** Deeper values are masked whole: nothing there is looked at. */
const MAX_DEPTH = 64;
/** They tell what the event is, and when. */
const NEVER_REPEATED = new Set(['type', 'date', 'log_id', '_id']);

/** Undefined where the rules name nothing. */
export const createRedact = ({ mask, hash, key }: RedactionRules): Redact | undefined => {
  if (mask.length + hash.length === 0) return undefined;
  const rules = new Map<string, Replace>();
  if (hash.length > 0) {
    if (key === undefined) throw new TypeError('To hash takes a key.');
    for (const field of hash) rules.set(field, keyedHash(key));
  }
  // Set last: a field that is in both is masked.
  for (const field of mask) rules.set(field, () => MASK);
  return (record) => {
    const { data, withData } = locateEvent(record);
    return withData(redactEvent(data, rules));
  };
};

const keyedHash =
  (key: string): Replace =>
  (value) =>
    value.startsWith(HASH_PREFIX)
      ? value
      : HASH_PREFIX + createHmac('sha256', key).update(value).digest('hex').slice(0, HASH_LENGTH);

const redactEvent = (event: JsonObject, rules: ReadonlyMap<string, Replace>): JsonObject => {
  const replaced = new Map<string, string>();
  const redacted = mapLeaves(event, (value, path) => {
    const replace = ruleFor(path, rules);
    if (!replace || value === '') return value;
    const replacement = replace(String(value));
    replaced.set(String(value), replacement);
    return replacement;
  });
  return replaceRepeated(redacted, replaced);
};

/** The rule of the field itself, or of one that it stands in. */
const ruleFor = (path: readonly string[], rules: ReadonlyMap<string, Replace>) => {
  for (let length = path.length; length > 0; length -= 1) {
    const rule = rules.get(path[length - 1] ?? '') ?? rules.get(path.slice(0, length).join('.'));
    if (rule) return rule;
  }
  return undefined;
};

const replaceRepeated = (event: JsonObject, replaced: ReadonlyMap<string, string>): JsonObject => {
  const values = [...replaced.keys()].filter((value) => value.length >= SHORTEST_REPEATED);
  if (values.length === 0) return event;
  // The longest first: a name may be part of an address.
  values.sort((a, b) => b.length - a.length);
  const pattern = `(?<![\\p{L}\\p{N}])(?:${values.map(escape).join('|')})(?![\\p{L}\\p{N}])`;
  const repeated = new RegExp(pattern, 'gu');
  return mapLeaves(event, (value, [root = '', deeper]) =>
    typeof value !== 'string' || (deeper === undefined && NEVER_REPEATED.has(root))
      ? value
      : value.replace(repeated, (found) => replaced.get(found) ?? MASK),
  );
};

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

type Leaf = string | number | boolean;

/** A copy in which each leaf but null is what `change` makes of it. */
const mapLeaves = (
  event: JsonObject,
  change: (value: Leaf, path: readonly string[]) => Leaf,
): JsonObject => {
  const visit = (value: unknown, path: readonly string[], depth: number): unknown => {
    if (depth > MAX_DEPTH) return MASK;
    if (Array.isArray(value)) return value.map((item) => visit(item, path, depth + 1));
    if (isObject(value)) return visitObject(value, path, depth);
    return value === null || value === undefined ? value : change(value as Leaf, path);
  };
  const visitObject = (value: JsonObject, path: readonly string[], depth: number): JsonObject =>
    Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, visit(item, [...path, name], depth + 1)]),
    );
  return visitObject(event, [], 0);
};
