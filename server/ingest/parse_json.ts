// JSON text to a value, exact where JSON.parse is not: Auth0's log ids have 56 digits, and a number
// that does not fit a double must not make two events one.
import { parse } from 'lossless-json';

/** An integer of 16 digits or more outside of strings, or so it may be: then the slow way decides. */
const LONG_INTEGER = /(?:^|[:[,\s])-?\d{16,}/;

const exactNumber = (text: string): number | string => {
  const value = Number(text);
  return /^-?\d+$/.test(text) && !Number.isSafeInteger(value) ? text : value;
};

/** Throws SyntaxError. A `__proto__` key becomes an ordinary property, as JSON.parse makes it. */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return LONG_INTEGER.test(text) ? parse(text, null, exactNumber) : value;
}
