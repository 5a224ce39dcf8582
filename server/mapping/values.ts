// Coercions: Auth0's types change from event to event, Elasticsearch's do not.
import { isIP } from 'node:net';

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** Text that says something: not empty. Numbers and booleans are spelled out. */
export const asText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

/** Auth0 masks personal data, or a part of it, with asterisks where a stream asks for it. */
const MASKED = /^\*+$|\*{3}|^\[REDACTED\]$/;

/** Text that stands for somebody or something: never a mask. */
export const asIdentity = (value: unknown): string | undefined => {
  const text = asText(value);
  return text === undefined || MASKED.test(text) ? undefined : text;
};

export const asTexts = (value: unknown): string[] | undefined => {
  const list = Array.isArray(value) ? value : [value];
  const texts = list.map(asText).filter((text) => text !== undefined);
  return texts.length > 0 ? texts : undefined;
};

export const asLong = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(Math.round(number))
    ? Math.round(number)
    : undefined;
};

export const asBoolean = (value: unknown): boolean | undefined => {
  if (typeof value === 'boolean') return value;
  return value === 'true' ? true : value === 'false' ? false : undefined;
};

export const asIp = (value: unknown): string | undefined =>
  typeof value === 'string' && isIP(value) !== 0 && !value.includes('%') ? value : undefined;

/** Below it a number of this size counts seconds since 1970, above it milliseconds. */
const SECONDS_LIMIT = 1e11;
/** Beyond it Elasticsearch's date format ends. */
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
const NUMERIC = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** A date as text, number (seconds or milliseconds) or `{ $date: … }` to ISO 8601. */
export const asDate = (value: unknown): string | undefined => {
  const instant = toInstant(value);
  return instant !== undefined && instant >= 0 && instant <= LAST_INSTANT
    ? new Date(instant).toISOString()
    : undefined;
};

const toInstant = (value: unknown): number | undefined => {
  if (typeof value === 'number') return Math.abs(value) < SECONDS_LIMIT ? value * 1000 : value;
  if (typeof value === 'string') {
    if (NUMERIC.test(value)) return toInstant(Number(value));
    const parsed = Date.parse(value);
    return Number.isNaN(parsed) ? undefined : parsed;
  }
  if (!isObject(value)) return undefined;
  const [inner] = ['$date', '$numberLong', 'date'].filter((key) => key in value);
  return inner === undefined ? undefined : toInstant(value[inner]);
};

const BASE64URL_SHA256 = /^[\w-]{43}=?$/;

/** A certificate's SHA-256 as ECS writes it, in upper-case hexadecimal; Auth0 sends base64url. */
export const asSha256 = (value: unknown): string | undefined => {
  const text = asIdentity(value);
  return text !== undefined && BASE64URL_SHA256.test(text)
    ? Buffer.from(text, 'base64url').toString('hex').toUpperCase()
    : text;
};

/** The fields, or undefined where none has a value. JSON leaves the undefined ones out. */
export const present = <T extends object>(fields: T): T | undefined => {
  for (const name in fields) if (fields[name] !== undefined) return fields;
  return undefined;
};
