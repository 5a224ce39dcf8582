// A JSON value with other leaves and names; text that is a JSON object or array is looked into. Pure.
import { parseJson } from '../json';
import { MASK } from './repeated_values';
import { isObject, type JsonObject } from '../mapping/values';

/** Deeper values are masked whole: nothing there is looked at. */
const MAX_DEPTH = 64;

export type Leaf = string | number | boolean;
/** Names from the root; items of an array stand where the array does. */
export type Path = readonly string[];

export interface Change {
  leaf(value: Leaf, path: Path): Leaf;
  /** Of a member of what stands at the path. */
  name(name: string, path: Path): string;
}

/** A copy in which each name, and each leaf but null, is what `change` makes of it. */
export const mapLeaves = (root: JsonObject, change: Change): JsonObject => {
  let changes = 0;
  const changed = <T>(before: T, after: T): T => {
    if (before !== after) changes += 1;
    return after;
  };

  const visit = (value: unknown, path: Path, depth: number): unknown => {
    if (depth > MAX_DEPTH) return changed<unknown>(value, MASK);
    if (Array.isArray(value)) return value.map((item) => visit(item, path, depth + 1));
    if (isObject(value)) return visitObject(value, path, depth);
    if (value === null || value === undefined) return value;
    const inner = typeof value === 'string' ? parseText(value) : undefined;
    if (inner === undefined) return changed(value as Leaf, change.leaf(value as Leaf, path));
    const before = changes;
    const visited = visit(inner, path, depth + 1);
    return changes === before ? value : JSON.stringify(visited);
  };

  const visitObject = (value: JsonObject, path: Path, depth: number): JsonObject => {
    const times = new Map<string, number>();
    const nameOf = (name: string): string => {
      const renamed = changed(name, change.name(name, path));
      if (renamed === name) return name;
      const count = (times.get(renamed) ?? 0) + 1;
      times.set(renamed, count);
      return count === 1 ? renamed : `${renamed} ${count}`;
    };
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        nameOf(name),
        visit(item, [...path, name], depth + 1),
      ]),
    );
  };

  return visitObject(root, [], 0);
};

/** Undefined unless it is a JSON object or array. */
const parseText = (text: string): unknown => {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
