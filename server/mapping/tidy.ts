// Makes any JSON value fit a `flattened` field: no empties, bounded in depth, keys and key length.
import { isObject } from './values';

/** Elasticsearch's own default is 20 levels, the field's included. */
const MAX_DEPTH = 16;
const MAX_KEYS = 1_000;
const MAX_KEY_LENGTH = 200;
/** Where an object's members beyond the limit are kept, as JSON text. */
const REST_KEY = '_rest';

/** Is told of each empty value that is left out. Its path is the names up to `length`; lists have none. */
export type OnEmpty = (value: null | '' | object, names: readonly string[], length: number) => void;

/**
 * The value without null, "", [] and {}; undefined where nothing is left.
 * What lies deeper than the limit is kept as JSON text.
 */
export const tidy = (value: unknown, onEmpty?: OnEmpty, path: readonly string[] = []): unknown =>
  new Tidying(onEmpty, path).visit(value, 0);

class Tidying {
  /** Of the value that is visited, up to `length`; what follows is of values before it. */
  private readonly path: string[];
  private length: number;

  constructor(
    private readonly onEmpty: OnEmpty | undefined,
    path: readonly string[],
  ) {
    this.path = [...path];
    this.length = path.length;
  }

  visit(value: unknown, depth: number): unknown {
    if (value === undefined) return undefined;
    if (value === null || value === '') {
      this.leaveOut(value);
      return undefined;
    }
    if (typeof value !== 'object') return value;
    if (depth === MAX_DEPTH) return asJson(value);
    if (Array.isArray(value)) return this.visitList(value, depth);
    return isObject(value) ? this.visitObject(value, depth) : undefined;
  }

  private leaveOut(value: null | '' | object): void {
    this.onEmpty?.(value, this.path, this.length);
  }

  private visitList(list: readonly unknown[], depth: number): unknown {
    if (list.length === 0) {
      this.leaveOut(list);
      return undefined;
    }
    const items: unknown[] = [];
    for (const item of list) {
      const kept = this.visit(item, depth + 1);
      if (kept !== undefined) items.push(kept);
    }
    return items.length > 0 ? items : undefined;
  }

  private visitObject(object: Record<string, unknown>, depth: number): unknown {
    const keys = Object.keys(object);
    if (keys.length === 0) {
      this.leaveOut(object);
      return undefined;
    }
    const kept: Record<string, unknown> = {};
    let count = 0;
    for (let at = 0; at < keys.length; at += 1) {
      const key = keys[at] ?? '';
      if (count === MAX_KEYS) {
        const rest = keys.slice(at).map((name): [string, unknown] => [name, object[name]]);
        kept[freeKey(REST_KEY, object, kept)] = asJson(Object.fromEntries(rest));
        break;
      }
      this.path[this.length] = key;
      this.length += 1;
      const item = this.visit(object[key], depth + 1);
      this.length -= 1;
      if (item === undefined) continue;
      count += 1;
      const safe = safeKey(key);
      const name = safe === key ? key : freeKey(safe, object, kept);
      // "__proto__" is a key like any other; to define all so would cost much.
      if (name === '__proto__') define(kept, name, item);
      else kept[name] = item;
    }
    return count > 0 ? kept : undefined;
  }
}

const define = (object: object, name: string, value: unknown) =>
  Object.defineProperty(object, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });

/** A key that neither object has. */
const freeKey = (wanted: string, ...objects: object[]): string => {
  let key = wanted;
  while (objects.some((object) => Object.hasOwn(object, key))) key += '_';
  return key;
};

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
