// The bytes of a body as records, recognised by shape: JSON Lines, an array, {"logs": [...]}, a bare
// record. What cannot be a record is set apart; the rest goes on.
import { isUtf8 } from 'node:buffer';
import type { FailureDetails } from '../../common/errors/failures';
import { Auth0LogsError } from '../errors';
import type { ParsedRecord } from './ingest_records';
import { parseJson } from '../json';
import { splitParts } from './split_parts';

/** Longer JSON is taken record by record, so that the caller can let others have their turn. */
const LONGEST_AT_ONCE = 256 * 1024;

type Fault = Pick<Extract<ParsedRecord, { kind: 'bad' }>, 'code' | 'message'>;

const NOT_UTF8: Fault = { code: 'not_utf8', message: 'Not valid UTF-8.' };
const NOT_JSON: Fault = { code: 'not_json', message: 'Not JSON.' };
const NOT_AN_OBJECT: Fault = { code: 'not_an_object', message: 'JSON, but not an object.' };

/** In order, and lazily. Throws not_json at the end where all that there was is no JSON. */
export function* parseBody(bytes: Buffer): Generator<ParsedRecord> {
  let empty = true;
  let json = false;
  for (const record of readRecords(bytes)) {
    empty = false;
    json ||= record.kind === 'record' || record.code === NOT_AN_OBJECT.code;
    yield record;
  }
  if (!empty && !json) throw new Auth0LogsError('not_json', { details: startOf(bytes) });
}

const startOf = (bytes: Buffer): FailureDetails['not_json'] => {
  const text = bytes.toString('latin1');
  const at = Math.max(0, text.search(/\S/));
  return { line: text.slice(0, at).split('\n').length, byte: at };
};

function* readRecords(bytes: Buffer): Generator<ParsedRecord> {
  if (!isUtf8(bytes)) {
    yield* readParts(bytes);
    return;
  }
  const text = bytes.toString();
  for (let start = 0; start < text.length;) {
    const end = endOfLine(text, start);
    // What is no line of JSON Lines may be one value over many lines, or broken.
    const line = parseShort(text.slice(start, end));
    const rest = line ? undefined : parseShort(text.slice(start));
    yield* line ?? rest ?? readParts(bytes.subarray(Buffer.byteLength(text.slice(0, start))));
    if (!line) return;
    start = end + 1;
  }
}

const endOfLine = (text: string, start: number): number => {
  const feed = text.indexOf('\n', start);
  return feed < 0 ? text.length : feed;
};

const parseShort = (text: string): ParsedRecord[] | undefined =>
  text.length > LONGEST_AT_ONCE ? undefined : parse(text);

function* readParts(bytes: Buffer): Generator<ParsedRecord> {
  for (const { start, end } of splitParts(bytes.toString('latin1'))) {
    const part = bytes.subarray(start, end);
    if (!isUtf8(part)) yield { kind: 'bad', ...NOT_UTF8, raw: part.toString('base64') };
    else yield* parse(part.toString()) ?? [{ kind: 'bad', ...NOT_JSON, raw: part.toString() }];
  }
}

const BYTE_ORDER_MARK = /^\ufeff/;

/** Undefined where it is not JSON. */
const parse = (marked: string): ParsedRecord[] | undefined => {
  const text = marked.replace(BYTE_ORDER_MARK, '');
  if (text.trim() === '') return [];
  try {
    return flatten(parseJson(text), text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Arrays and {"logs": [...]}, however nested, as their records in order; without recursion. */
const flatten = (root: unknown, text: string): ParsedRecord[] => {
  if (root === null) return [];
  const records: ParsedRecord[] = [];
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const value = stack.pop();
    if (Array.isArray(value))
      for (const item of [...(value as unknown[])].reverse()) stack.push(item);
    else if (!isObject(value))
      records.push({ kind: 'bad', ...NOT_AN_OBJECT, raw: JSON.stringify(value) });
    else if (Array.isArray(value.logs) && Object.keys(value).length === 1) stack.push(value.logs);
    else records.push({ kind: 'record', record: value, ...(value === root && { raw: text }) });
  }
  return records;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
