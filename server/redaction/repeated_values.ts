// Replaces values where they stand again: whole or as words of a text, in any letter case, and
// percent-encoded. In bounded time and memory: a text that would take more is masked whole. Pure.
import { decoded } from '../mapping/values';

export const MASK = '****';

/** Shorter values stand in other words by chance. */
const SHORTEST_REPEATED = 3;
/** Of one event. With more, their index would take too much memory. */
const MAX_VALUES = 100_000;
/** Characters compared for one event: some milliseconds. */
const MAX_COMPARED = 5_000_000;
/** Of percent-encoding: an address within an address. */
const MAX_ENCODINGS = 2;

const WORD = /[\p{L}\p{N}]+/gu;
const FIRST_WORD = /[\p{L}\p{N}]+/u;
const IN_WORD = /[\p{L}\p{N}]/uy;
const PERCENT_ENCODED = /(?:%[0-9a-f]{2})+/gi;

/** Of values that begin with the same word. */
interface Shape {
  /** Signs before the word. */
  lead: number;
  length: number;
}

interface Index {
  /** By the first word; the longest first, since a name may be part of an address. */
  shapes: Map<string, Shape[]>;
  /** By the value in lower case. */
  replacements: Map<string, string>;
}

/** From each value to what takes its place. Undefined where none can be found again. */
export const createReplaceRepeated = (
  replaced: ReadonlyMap<string, string>,
): ((text: string) => string) | undefined => {
  if (replaced.size > MAX_VALUES) return () => MASK;
  const index = indexOf(replaced);
  if (index.replacements.size === 0) return undefined;
  let left = MAX_COMPARED;
  const replaceWords = (text: string): string => {
    const parts: string[] = [];
    let done = 0;
    for (const { 0: word, index: start } of text.matchAll(WORD)) {
      if (start < done) continue;
      for (const { lead, length } of index.shapes.get(word.toLowerCase()) ?? []) {
        const [from, end] = [start - lead, start - lead + length];
        if (from < done || end > text.length) continue;
        left -= length;
        if (left < 0) return MASK;
        const replacement = index.replacements.get(text.slice(from, end).toLowerCase());
        if (replacement === undefined || continuesWord(text, end)) continue;
        parts.push(text.slice(done, from), replacement);
        done = end;
        break;
      }
    }
    return parts.length === 0 ? text : parts.join('') + text.slice(done);
  };
  const replace = (text: string, encodings: number): string => {
    const found = replaceWords(text);
    if (encodings === 0 || !found.includes('%')) return found;
    const plain = found.replace(PERCENT_ENCODED, decoded);
    const foundInPlain = replace(plain, encodings - 1);
    return foundInPlain === plain ? found : foundInPlain;
  };
  return (text) => replace(text, MAX_ENCODINGS);
};

/** Whether what ends there is the beginning of a longer word. */
const continuesWord = (text: string, end: number): boolean => {
  if (!isInWord(text, end)) return false;
  const last = text.charCodeAt(end - 1);
  const isLowSurrogate = last >= 0xdc00 && last <= 0xdfff;
  return isInWord(text, isLowSurrogate ? end - 2 : end - 1);
};

const isInWord = (text: string, at: number): boolean => {
  IN_WORD.lastIndex = at;
  return IN_WORD.test(text);
};

const indexOf = (replaced: ReadonlyMap<string, string>): Index => {
  const index: Index = { shapes: new Map(), replacements: new Map() };
  for (const [value, replacement] of replaced)
    if (value.length >= SHORTEST_REPEATED)
      for (const spelling of spellingsOf(value)) addSpelling(index, spelling, replacement);
  for (const shapes of index.shapes.values()) shapes.sort((a, b) => b.length - a.length);
  return index;
};

/** As it stands, in JSON text that was cut off, and in a form. */
const spellingsOf = (value: string): string[] => [
  value,
  JSON.stringify(value).slice(1, -1),
  value.replaceAll(' ', '+'),
];

const addSpelling = (index: Index, spelling: string, replacement: string): void => {
  const { shapes, replacements } = index;
  const lower = spelling.toLowerCase();
  if (replacements.has(lower)) return;
  const [word] = FIRST_WORD.exec(spelling) ?? [];
  if (word === undefined) return;
  replacements.set(lower, replacement);
  const shape = { lead: spelling.indexOf(word), length: spelling.length };
  const first = word.toLowerCase();
  const known = shapes.get(first) ?? [];
  shapes.set(first, known);
  if (!known.some(({ lead, length }) => lead === shape.lead && length === shape.length))
    known.push(shape);
};
