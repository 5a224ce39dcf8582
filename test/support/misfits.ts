// What Elasticsearch would refuse, or map by guess, in a document: undeclared fields and values that
// do not fit their declared type.
import { isIP } from 'node:net';
import { emittedFields } from '../../server/mapping/fields';

const LAST_DATE = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const DEPTH_LIMIT = 20;
const LONGEST_KEY_PATH = 20_000;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fitsGeoPoint = (value: unknown): boolean =>
  isObject(value) && Math.abs(Number(value.lat)) <= 90 && Math.abs(Number(value.lon)) <= 180;

const fitsFlattened = (value: unknown, depth = 1, path = 0): boolean => {
  if (Array.isArray(value)) return value.every((item) => fitsFlattened(item, depth, path));
  if (!isObject(value)) return depth > 1 && path < LONGEST_KEY_PATH;
  return (
    depth <= DEPTH_LIMIT &&
    Object.entries(value).every(
      ([key, item]) =>
        !/^[\s.]*$/.test(key) &&
        !key.includes('\0') &&
        fitsFlattened(item, depth + 1, path + key.length),
    )
  );
};

const FITS: Record<string, (value: unknown) => boolean> = {
  // Elasticsearch spells a number out for a keyword.
  keyword: (value) => typeof value === 'string' || typeof value === 'number',
  constant_keyword: (value) => typeof value === 'string',
  text: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  float: (value) => Number.isFinite(value),
  long: (value) => Number.isSafeInteger(value),
  ip: (value) => typeof value === 'string' && isIP(value) !== 0 && !value.includes('%'),
  date: (value) =>
    typeof value === 'string' && Date.parse(value) >= 0 && Date.parse(value) <= LAST_DATE,
};

const fits = (value: unknown, type: string): boolean => {
  if (type === 'flattened') return isObject(value) && fitsFlattened(value);
  if (type === 'geo_point') return fitsGeoPoint(value);
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.every((item) => FITS[type]?.(item) ?? false);
};

/** Paths of a document's leaves that are undeclared or do not fit. */
export function misfitsOf(document: object, prefix = ''): string[] {
  return Object.entries(document).flatMap(([key, value]: [string, unknown]) => {
    const path = `${prefix}${key}`;
    const field = emittedFields[path];
    if (value === undefined) return [];
    if (field) return fits(value, field.type) ? [] : [path];
    return isObject(value) ? misfitsOf(value, `${path}.`) : [path];
  });
}
