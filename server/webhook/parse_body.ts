// The bytes of a request as records, recognised by shape: JSON Lines, an array, {"logs": [...]},
// a bare record. A part that cannot be a record is named with its position; the rest goes on.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Auth0LogsError } from '../errors';
import type { ParsedRecord } from '../ingest/ingest_records';
import { parseJson } from '../ingest/parse_json';
import { splitParts } from './split_parts';

/** A larger body is parsed in parts from the start, with pauses, so that others get their turn. */
const WHOLE_BYTES = 256 * 1024;
const BYTES_PER_TURN = 256 * 1024;

type Fault = Pick<Extract<ParsedRecord, { kind: 'bad' }>, 'code' | 'message'>;

const NOT_UTF8: Fault = { code: 'not_utf8', message: 'Not valid UTF-8.' };
const NOT_JSON: Fault = { code: 'not_json', message: 'Not JSON.' };
const NOT_AN_OBJECT: Fault = { code: 'not_an_object', message: 'JSON, but not an object.' };

export const parseBody = async (bytes: Buffer): Promise<ParsedRecord[]> => {
  const whole = bytes.length > WHOLE_BYTES ? undefined : parsePart(bytes);
  const records = whole?.every(({ kind }) => kind === 'record') ? whole : await parseParts(bytes);
  const first = records[0];
  if (first && records.every((part) => part.kind === 'bad' && part.code !== 'not_an_object'))
    throw new Auth0LogsError(
      'not_json',
      `Nothing in the body is JSON, from part ${first.position} on.`,
    );
  return numbered(records);
};

const parseParts = async (bytes: Buffer): Promise<ParsedRecord[]> => {
  const records: ParsedRecord[] = [];
  let turnEnds = BYTES_PER_TURN;
  for (const { start, end } of splitParts(bytes.toString('latin1'))) {
    for (const record of parsePart(bytes.subarray(start, end))) records.push(record);
    if (end > turnEnds) {
      await nextTurn();
      turnEnds = end + BYTES_PER_TURN;
    }
  }
  return records;
};

const numbered = (records: ParsedRecord[]): ParsedRecord[] =>
  records.map((record, at) => ({ ...record, position: at + 1 }));

const parsePart = (bytes: Buffer): ParsedRecord[] => {
  const text = decode(bytes);
  if (text === undefined) return [bad(NOT_UTF8, bytes.toString('base64'))];
  if (text.trim() === '') return [];
  try {
    return flatten(parseJson(text), text);
  } catch {
    return [bad(NOT_JSON, text)]; // the caller may find good parts in it
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
    else if (!isObject(value)) records.push(bad(NOT_AN_OBJECT, JSON.stringify(value)));
    else if (Array.isArray(value.logs) && Object.keys(value).length === 1) stack.push(value.logs);
    else {
      const raw = value === root ? { raw: text } : {};
      records.push({ kind: 'record', position: 0, record: value, ...raw });
    }
  }
  return records;
};

const bad = (fault: Fault, raw: string): ParsedRecord => ({
  kind: 'bad',
  position: 0,
  ...fault,
  raw,
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Undefined where the bytes are not UTF-8; a byte order mark is dropped. */
const decode = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined; // which the caller names
  }
};
