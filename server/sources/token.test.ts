import { expect, it } from 'vitest';
import {
  addBesideOthers,
  addToken,
  expireOthers,
  generateToken,
  opens,
  removeToken,
} from './token';

const [OLD, NEW] = ['old-token-of-twenty-four-signs', 'new-token-of-twenty-four-signs'];
const HOUR_MS = 3_600_000;

it('makes tokens of 256 bits that fit into a header, no two alike', () => {
  const tokens = Array.from({ length: 100 }, generateToken);
  for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  expect(new Set(tokens).size).toBe(100);
});

it('holds no token, only its hash', () => {
  expect(JSON.stringify(addToken([], OLD))).not.toContain(OLD);
});

it('takes both while a rotation lasts, and then the new one', () => {
  const both = expireOthers(addToken(addToken([], OLD), NEW), NEW, HOUR_MS);
  expect(opens(OLD, both)).toBe(true);
  expect(opens(NEW, both)).toBe(true);
  const after = expireOthers(both, NEW, 0);
  expect(opens(OLD, after)).toBe(false);
  expect(opens(NEW, after)).toBe(true);
});

it('never prolongs what was to end', () => {
  const ended = expireOthers(addToken(addToken([], OLD), NEW), NEW, 0);
  expect(opens(OLD, expireOthers(ended, NEW, HOUR_MS))).toBe(false);
});

it('refuses a token that is there already, and lets go of those whose time is up', () => {
  expect(() => addToken(addToken([], OLD), OLD)).toThrow('already');
  const ended = expireOthers(addToken(addToken([], OLD), NEW), NEW, 0);
  expect(addToken(ended, OLD)).toHaveLength(2);
});

it('keeps few', () => {
  let tokens = addToken([], generateToken());
  for (let count = 0; count < 10; count += 1) tokens = addToken(tokens, generateToken());
  expect(tokens).toHaveLength(5);
});

it('takes one back', () => {
  const tokens = removeToken(addToken(addToken([], OLD), NEW), NEW);
  expect(opens(OLD, tokens)).toBe(true);
  expect(opens(NEW, tokens)).toBe(false);
});

it('opens nothing by an empty header, or where there is no token', () => {
  expect(opens('', addToken([], OLD))).toBe(false);
  expect(opens('', [])).toBe(false);
});

it('ends none where others may be in use, until their time is up', () => {
  const newest = generateToken();
  const others = Array.from({ length: 4 }, generateToken);
  const five = [...others, newest].reduce(addBesideOthers, []);
  expect(() => addBesideOthers(five, NEW)).toThrow('maximum of 5 valid tokens');
  expect(addBesideOthers(expireOthers(five, newest, 0), NEW)).toHaveLength(2);
});
