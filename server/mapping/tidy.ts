// Makes any JSON value fit a `flattened` field: no empties, bounded in depth, keys and key length.
import { isObject } from './values';

/** Elasticsearch's own default is 20 levels, the field's included. */
const MAX_DEPTH = 16;
const MAX_KEYS = 1_000;
const MAX_KEY_LENGTH = 200;

/**
 * The value without null, "", [] and {}; undefined where nothing is left.
 * What lies deeper than the limit is kept as JSON text.
 */
export const tidy = (value: unknown, depth = 0): unknown => {
  if (value === null || value === '' || value === undefined) return undefined;
  if (typeof value !== 'object') return value;
  if (depth === MAX_DEPTH) return asJson(value);
  if (Array.isArray(value)) {
    const items = value.map((item) => tidy(item, depth + 1)).filter((item) => item !== undefined);
    return items.length > 0 ? items : undefined;
  }
  return isObject(value) ? tidyObject(value, depth) : undefined;
};

const tidyObject = (value: Record<string, unknown>, depth: number): unknown => {
  const kept: Record<string, unknown> = {};
  let count = 0;
  for (const key of Object.keys(value)) {
    const item = tidy(value[key], depth + 1);
    if (item === undefined) continue;
    if (count === MAX_KEYS) break;
    count += 1;
    const name = safeKey(key);
    // "__proto__" is a key like any other; to define all so would cost much.
    if (name === '__proto__') define(kept, name, item);
    else kept[name] = item;
  }
  return count > 0 ? kept : undefined;
};

const define = (object: object, name: string, value: unknown) =>
  Object.defineProperty(object, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });

// A key must not be empty, immense, or hold the NUL with which Elasticsearch joins key and value.
const safeKey = (key: string): string => {
  if (key === '' || /^[\s.]+$/.test(key)) return '_';
  const clean = key.includes('\0') ? key.replaceAll('\0', '_') : key;
  return clean.length > MAX_KEY_LENGTH ? clean.slice(0, MAX_KEY_LENGTH) : clean;
};

/** JSON text; the fallback for nesting so deep that it overflows the stack of JSON.stringify. */
export const asJson = (value: unknown, fallback = '"nested too deeply to be kept"'): string => {
  try {
    return JSON.stringify(value ?? null);
  } catch (error) {
    if (error instanceof RangeError) return fallback;
    throw error;
  }
};
