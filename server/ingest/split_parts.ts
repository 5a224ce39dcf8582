// Cuts a body into the texts of its records without trusting any of it, so that a broken part costs
// only itself. Works on Latin-1 text, one character a byte: JSON's own signs are ASCII, and so
// invalid UTF-8 in one part leaves the others alone.

/** Half-open range of the body: an object that is JSON, or what stands between such objects. */
export interface Part {
  start: number;
  end: number;
}

/** Characters looked at in vain since the last good object, after which only good lines are found. */
const PATIENCE = 8_000_000;
const LONGEST_BROKEN = 64 * 1024;

const SEPARATOR = /[^\S\n]*(?:[\n,\]]|$)/y;
const LINE = /[^\n]*/y;
const LOGS_OPENING = /\{\s*"logs"\s*:\s*(?=\[)/y;
const TOKEN =
  /\s*(?:([{}[\],:])|("(?:[ !#-[\]-\xff]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")|(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-]))/y;
const FIRST_MEMBER = /\{\s*"(?:[^"\\\n]|\\.)*"\s*:/y;
/** What may have been the opening of {"logs": [...]}. */
const LIKE_LOGS_OPENING = /\{[^[\]{}]{0,20}\[/y;
/** In sound JSON each string is followed by such a sign; read from inside out, hardly any is. */
const STRING_AND_SIGN = /"(?:[^"\\\n]|\\.)*"(\s*[,:}\]])?/g;
/** Signs that open, close or hide others; a raw line break ends a string that was never closed. */
const BRACKET_OR_STRING = /([{}[\]])|"(?:[^"\\\n]|\\.)*(?:"|(?=\n)|$)/g;

/** The parts in order, without the separators between them; lazily, so that the caller can pause. */
export function* splitParts(text: string): Generator<Part> {
  const scan = { text, patience: PATIENCE };
  let done = 0;
  let at = 0;
  while ((at = text.indexOf('{', at)) >= 0) {
    const opening = endOf(LOGS_OPENING, text, at);
    if (opening !== undefined) {
      yield* others(text, done, at);
      done = at = opening;
      continue;
    }
    if (isMemberValue(text, at)) {
      at += 1;
      continue;
    }
    const objectEnd = endOfLine(text, at) ?? endOfObject(scan, at);
    const end = objectEnd ?? endOfBroken(scan, at);
    if (end === undefined) {
      at += 1;
      continue;
    }
    yield* others(text, done, at);
    yield { start: at, end };
    if (objectEnd !== undefined) scan.patience = PATIENCE;
    done = at = end;
  }
  yield* others(text, done, text.length);
}

interface Scan {
  readonly text: string;
  patience: number;
}

const endOf = (pattern: RegExp, text: string, at: number): number | undefined => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
};

/** Inside of a broken object: the value of a member is not a record. */
const isMemberValue = (text: string, at: number): boolean => {
  let before = at - 1;
  while (/[^\S\n]/.test(text.charAt(before))) before -= 1;
  return text.charAt(before) === ':';
};

/** The quick way of JSON Lines: the native parser tells whether the line is one object. */
const endOfLine = (text: string, at: number): number | undefined => {
  if (at > 0 && text.charAt(at - 1) !== '\n') return undefined;
  const end = endOf(LINE, text, at) ?? text.length;
  return isJson(text.slice(at, end)) ? end : undefined;
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false; // which is the answer
  }
};

const PARTNER: Record<string, string> = { '}': '{', ']': '[' };

/** Follows the brackets from `start` until they are closed; undefined where they do not match. */
const endOfBrackets = (
  scan: Scan,
  start: number,
  { pattern, limit }: { pattern: RegExp; limit: number },
): number | undefined => {
  const { text } = scan;
  const longest = scan.patience > 0 ? start + limit : start;
  const open: string[] = [];
  pattern.lastIndex = start;
  let at = start;
  while (at < longest) {
    const sign = pattern.exec(text);
    if (!sign) break;
    at = pattern.lastIndex;
    const bracket = sign[1] ?? '';
    if (bracket === '{' || bracket === '[') open.push(bracket);
    else if (bracket in PARTNER) {
      if (open.pop() !== PARTNER[bracket]) break;
      if (open.length === 0) return at;
    }
  }
  scan.patience -= at - start;
  return undefined;
};

/** End of the object that opens at `start`, if it is JSON but for the encoding of its texts. */
const endOfObject = (scan: Scan, start: number): number | undefined => {
  const end = endOfBrackets(scan, start, { pattern: TOKEN, limit: Infinity });
  return end !== undefined && isJson(scan.text.slice(start, end)) ? end : undefined;
};

/** End of an object that is no JSON, where its brackets match and an end or separator follows. */
const endOfBroken = (scan: Scan, start: number): number | undefined => {
  if (endOf(FIRST_MEMBER, scan.text, start) === undefined) return undefined;
  if (endOf(LIKE_LOGS_OPENING, scan.text, start) !== undefined) return undefined;
  const end = endOfBrackets(scan, start, { pattern: BRACKET_OR_STRING, limit: LONGEST_BROKEN });
  if (end === undefined || endOf(SEPARATOR, scan.text, end) === undefined) return undefined;
  if (holdsWholeLine(scan.text, start, end)) return undefined;
  const strings = [...scan.text.slice(start, end).matchAll(STRING_AND_SIGN)];
  return strings.filter(([, sign]) => sign === undefined).length <= 1 ? end : undefined;
};

/** A line that is an object by itself belongs to no broken object around it. */
const holdsWholeLine = (text: string, start: number, end: number): boolean => {
  for (let at = text.indexOf('\n{', start); at >= 0 && at < end; at = text.indexOf('\n{', at + 1))
    if (endOfLine(text, at + 1) !== undefined) return true;
  return false;
};

/** What stands between two objects, line by line, without the signs that only separate. */
function* others(text: string, from: number, to: number): Generator<Part> {
  for (let start = from; start < to;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 || feed > to ? to : feed;
    const line = text.slice(start, end);
    const content = line.replace(/^[\s,[\]]+/, '');
    const trimmed = content.replace(/[\s,[\]]+$/, '');
    if (trimmed !== '' && trimmed !== '}') {
      const partStart = end - content.length;
      yield { start: partStart, end: partStart + trimmed.length };
    }
    start = end + 1;
  }
}
