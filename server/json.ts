// JSON text to a value, exact where JSON.parse is not: Auth0's log ids have 56 digits, and a number
// that does not fit a double must not make two events one.

/** Cheap and never wrong in saying no: without it JSON.parse is exact. */
const MAYBE_LONG_INTEGER = /(?:^|[\s:,[])-?\d{16}/;
/** Strings are matched whole, so that digits inside them stay as they are. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const INTEGER = /^-?\d+$/;

const quoteInexact = (token: string): string =>
  INTEGER.test(token) && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token;

/**
 * Throws SyntaxError. An integer beyond 2^53 becomes a string of its digits. As in JSON.parse, a
 * `__proto__` key is an ordinary property and of a key's repetitions the last counts.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  if (!MAYBE_LONG_INTEGER.test(text)) return value;
  const exact = text.replace(STRING_OR_NUMBER, quoteInexact);
  return exact === text ? value : JSON.parse(exact);
}
