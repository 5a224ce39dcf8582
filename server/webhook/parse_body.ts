// The bytes of a request as records, recognised by shape: JSON Lines, an array, {"logs": [...]},
// a bare record. A part that cannot be a record is named with its position; the rest goes on.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Auth0LogsError } from '../errors';
import type { ParsedRecord } from '../ingest/ingest_records';
import { parseJson } from '../ingest/parse_json';
import { splitElements } from './split_elements';

/** Parts that are parsed before other requests get their turn. */
const CHUNK = 500;
const LINE_FEED = 10;
const BROKEN_ARRAY = /^\s*(?:\{\s*"logs"\s*:\s*)?\[/;

type Part = { text: string } | { invalidUtf8: Buffer };

export const parseBody = async (bytes: Buffer): Promise<ParsedRecord[]> => {
  const text = decode(bytes);
  if (text?.trim() === '') return [];
  const whole = text === undefined ? undefined : tryParse(text);
  if (whole && text !== undefined) return flatten(whole.value, text);
  const records = await parseParts(text === undefined ? linesOf(bytes) : partsOf(text));
  const first = records[0];
  if (first && records.every(({ kind }) => kind === 'bad'))
    throw new Auth0LogsError(
      'not_json',
      `Nothing in the body is JSON, from part ${first.position} on.`,
    );
  return records;
};

const partsOf = (text: string): Part[] => {
  const opening = BROKEN_ARRAY.exec(text);
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const isLines = lines.length > 1 && lines.some((line) => tryParse(line) !== undefined);
  // A pretty-printed array that is broken has lines such as "{}," that are no JSON by themselves.
  return opening && !(isLines && tryParse(lines[0] ?? ''))
    ? splitElements(text, opening[0].length - 1).map((element) => ({ text: element }))
    : lines.map((line) => ({ text: line }));
};

/** Line by line, since only the line with the broken bytes is lost. */
const linesOf = (bytes: Buffer): Part[] => {
  const parts: Part[] = [];
  for (let start = 0; start < bytes.length;) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    const text = decode(line);
    if (text === undefined) parts.push({ invalidUtf8: line });
    else if (text.trim() !== '') parts.push({ text });
    start = end + 1;
  }
  return parts;
};

const parseParts = async (parts: Part[]): Promise<ParsedRecord[]> => {
  const records: ParsedRecord[] = [];
  for (const [at, part] of parts.entries()) {
    if (at > 0 && at % CHUNK === 0) await nextTurn();
    const position = at + 1;
    if ('invalidUtf8' in part) {
      const raw = part.invalidUtf8.toString('base64');
      records.push({ kind: 'bad', position, code: 'not_utf8', message: 'Not valid UTF-8.', raw });
      continue;
    }
    const parsed = tryParse(part.text);
    if (parsed)
      for (const record of flatten(parsed.value, part.text)) records.push({ ...record, position });
    else
      records.push({
        kind: 'bad',
        position,
        code: 'not_json',
        message: 'Not JSON.',
        raw: part.text,
      });
  }
  return records;
};

/** Arrays and {"logs": [...]}, however nested, as their records in order; without recursion. */
const flatten = (root: unknown, text: string): ParsedRecord[] => {
  if (root === null) return [];
  const records: ParsedRecord[] = [];
  const stack: unknown[] = [root];
  while (stack.length > 0) {
    const value = stack.pop();
    const position = records.length + 1;
    if (Array.isArray(value)) for (const item of [...value].reverse()) stack.push(item);
    else if (isObject(value)) {
      if (Array.isArray(value.logs) && Object.keys(value).length === 1) stack.push(value.logs);
      else
        records.push({
          kind: 'record',
          position,
          record: value,
          ...(value === root && { raw: text }),
        });
    } else {
      const raw = JSON.stringify(value);
      const message = 'JSON, but not an object.';
      records.push({ kind: 'bad', position, code: 'not_an_object', message, raw });
    }
  }
  return records;
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const tryParse = (text: string): { value: unknown } | undefined => {
  try {
    return { value: parseJson(text) };
  } catch {
    return undefined; // the caller names the position
  }
};

/** Undefined where the bytes are not UTF-8; a byte order mark is dropped. */
const decode = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};
