// Replaces the values of chosen fields before anything is made of an event. What was replaced in one
// place is replaced all over the record: a description often repeats a name. Never throws. Pure.
import { createHmac } from 'node:crypto';
import { locateEvent } from '../mapping/auth0_record';
import { mapLeaves, type Leaf, type Path } from './map_leaves';
import { createReplaceRepeated, MASK } from './repeated_values';
import type { JsonObject } from '../mapping/values';

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

const HASH_PREFIX = 'hmac:';
/** 128 bits: more than enough to keep values apart. */
const HASH_LENGTH = 32;
/** What is a hash already, as in a failed event, is not hashed again. */
const HASH = /^hmac:[0-9a-f]{32}$/;
/** They tell what the event is, and when. */
const NEVER_REPLACED = new Set(['type', 'date', 'log_id', '_id']);
/** A field's name, which a value must not make illegible. */
const FIELD_NAME = /^[a-z_-]*$/i;

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
  return (record) => redactRecord(record, rules);
};

const keyedHash =
  (key: string): Replace =>
  (value) =>
    HASH.test(value)
      ? value
      : HASH_PREFIX + createHmac('sha256', key).update(value).digest('hex').slice(0, HASH_LENGTH);

const redactRecord = (record: JsonObject, rules: ReadonlyMap<string, Replace>): JsonObject => {
  const inEvent = pathInEvent(locateEvent(record).path);
  const replaced = new Map<string, string>();
  const replaceBy = (replace: Replace, value: Leaf): string => {
    const text = String(value);
    const replacement = replace(text);
    // "true" stands for itself anywhere else.
    if (typeof value !== 'boolean') replaced.set(text, replacement);
    return replacement;
  };
  const redacted = mapLeaves(record, {
    leaf: (value, path) => {
      const place = inEvent(path);
      const replace = isNeverReplaced(place) ? undefined : ruleFor(place, rules);
      return replace && value !== '' ? replaceBy(replace, value) : value;
    },
    name: (name, path) => {
      const replace = FIELD_NAME.test(name) ? undefined : ruleFor(inEvent(path), rules);
      return replace ? replaceBy(replace, name) : name;
    },
  });
  return replaceRepeated(redacted, replaced, inEvent);
};

type PathInEvent = (path: Path) => Path;

/** What stands beside the event is taken for a part of it. */
const pathInEvent =
  (eventPath: Path): PathInEvent =>
  (path) => {
    let at = 0;
    while (at < eventPath.length && path[at] === eventPath[at]) at += 1;
    return path.slice(at);
  };

const isNeverReplaced = ([root = '', deeper]: Path): boolean =>
  deeper === undefined && NEVER_REPLACED.has(root);

/** The rule of the field itself, or of one that it stands in. */
const ruleFor = (path: Path, rules: ReadonlyMap<string, Replace>) => {
  for (let length = path.length; length > 0; length -= 1) {
    const rule = rules.get(path[length - 1] ?? '') ?? rules.get(path.slice(0, length).join('.'));
    if (rule) return rule;
  }
  return undefined;
};

const replaceRepeated = (
  record: JsonObject,
  replaced: ReadonlyMap<string, string>,
  inEvent: PathInEvent,
): JsonObject => {
  const replace = createReplaceRepeated(replaced);
  if (!replace) return record;
  return mapLeaves(record, {
    leaf: (value, path) => {
      if (typeof value === 'boolean' || isNeverReplaced(inEvent(path))) return value;
      return typeof value === 'string' ? replace(value) : (replaced.get(String(value)) ?? value);
    },
    name: (name) => (FIELD_NAME.test(name) ? name : replace(name)),
  });
};
