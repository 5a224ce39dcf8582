// Coercions: Auth0's types change from event to event, Elasticsearch's do not.

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const NOTHING: JsonObject = Object.freeze({});

export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : NOTHING);

/** Text that says something: not empty. Numbers and booleans are spelled out. */
export const asText = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

/** Auth0 masks personal data, or a part of it, with asterisks where a stream asks for it. */
const REDACTED = '[REDACTED]';
const MASKED = /^\*+$|\*{3}|^\[REDACTED\]$/;

/** As Auth0's log streams hash personal data (xxHash, in hexadecimal), and as this plugin does. */
const HASH_LENGTHS = new Set([16, 32, 'hmac:'.length + 32]);
const HASHED = /^(?:hmac:[0-9a-f]{32}|[0-9a-f]{16}|[0-9a-f]{32})$/;

/** Text in place of a name: the hash of it. */
export const isHash = (text: string | undefined): boolean =>
  text !== undefined && HASH_LENGTHS.has(text.length) && HASHED.test(text);

/** Text that identifies somebody or something: never a mask. */
export const asIdentity = (value: unknown): string | undefined => {
  const text = asText(value);
  if (text === undefined) return undefined;
  const maybeMasked = text.includes('*') || text === REDACTED;
  return maybeMasked && MASKED.test(text) ? undefined : text;
};

const EMAIL = /^[^@\s]+@([^@\s]+\.[^@\s]+)$/;

export const isEmail = (text: string | undefined): text is string =>
  text?.includes('@') === true && EMAIL.test(text);

export const domainOf = (email: string): string | undefined => EMAIL.exec(email)?.[1];

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

/** Below it a number of this size counts seconds since 1970, above it milliseconds. */
const SECONDS_LIMIT = 1e11;
/** Beyond it Elasticsearch's date format ends. */
const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
/** ISO 8601, with the offset where it has one; without, it is UTC whatever the host's own zone is. */
const ISO = /^[+-]?\d{4,6}-\d\d-\d\d(?:[T ][\d:.]+(Z|[+-]\d\d:?\d\d)?)?$/i;
/** As HTTP has it: "Sat, 14 Mar 2026 09:26:53 GMT". */
const HTTP_DATE = /^\w{3}, .* GMT$/;
const NUMERIC = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

/** A date as text, number (seconds or milliseconds) or `{ $date: … }` to milliseconds since 1970. */
export const asInstant = (value: unknown): number | undefined => {
  const instant = toInstant(value);
  return instant !== undefined && instant >= 0 && instant <= LAST_INSTANT ? instant : undefined;
};

/** As asDate writes it, on a day that each month has: spelled already, and quick to tell. */
const SPELLED =
  /^(?:19[7-9]|[2-9]\d\d)\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** The same to ISO 8601. */
export const asDate = (value: unknown): string | undefined => {
  if (typeof value === 'string' && SPELLED.test(value)) return value;
  const instant = asInstant(value);
  return instant === undefined ? undefined : new Date(instant).toISOString();
};

const toInstant = (value: unknown): number | undefined => {
  if (typeof value === 'number') return Math.abs(value) < SECONDS_LIMIT ? value * 1000 : value;
  if (typeof value === 'string') {
    if (NUMERIC.test(value)) return toInstant(Number(value));
    const parsed = parseText(value);
    return Number.isNaN(parsed) ? undefined : parsed;
  }
  if (!isObject(value)) return undefined;
  const [inner] = ['$date', '$numberLong', 'date'].filter((key) => key in value);
  return inner === undefined ? undefined : toInstant(value[inner]);
};

const parseText = (text: string): number => {
  const iso = ISO.exec(text);
  if (!iso) return HTTP_DATE.test(text) ? Date.parse(text) : NaN;
  return Date.parse(iso[1] === undefined && text.includes(':') ? `${text}Z` : text);
};

const BASE64URL_SHA256 = /^[\w-]{43}=?$/;

/** A certificate's SHA-256 as ECS writes it, in upper-case hexadecimal; Auth0 sends base64url. */
export const asSha256 = (value: unknown): string | undefined => {
  const text = asIdentity(value);
  return text !== undefined && BASE64URL_SHA256.test(text)
    ? Buffer.from(text, 'base64url').toString('hex').toUpperCase()
    : text;
};

/** Percent-decoded, as it stands where that is impossible. */
export const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};

/** The fields, or undefined where none has a value. JSON leaves the undefined ones out. */
export const present = <T extends object>(fields: T): T | undefined => {
  for (const name in fields) if (fields[name] !== undefined) return fields;
  return undefined;
};
