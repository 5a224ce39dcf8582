import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './json';

const LOG_ID = '90020211103030609732115389415260839021644201259064885298';

describe('parseJson', () => {
  it.each([
    [`{"log_id":${LOG_ID}}`, { log_id: LOG_ID }],
    [`[-${LOG_ID},${LOG_ID}]`, [`-${LOG_ID}`, LOG_ID]],
    [`{"a":"say \\"${LOG_ID}\\", 1"}`, { a: `say "${LOG_ID}", 1` }],
    ['{"a":9007199254740991,"b":1635984910474.5}', { a: 9007199254740991, b: 1635984910474.5 }],
  ])('keeps %s exact', (text, expected) => {
    expect(parseJson(text)).toEqual(expected);
  });

  it('takes __proto__ for a key like any other', () => {
    const value = parseJson(`{"__proto__":{"admin":true},"n":${LOG_ID}}`);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'n']);
    expect((value as { admin?: unknown }).admin).toBeUndefined();
  });

  it('lets the last of a repeated key count and survives deep nesting', () => {
    expect(parseJson(`{"a":1,"a":${LOG_ID}}`)).toEqual({ a: LOG_ID });
    const levels = 50_000;
    expect(() => parseJson('['.repeat(levels) + LOG_ID + ']'.repeat(levels))).not.toThrow();
  });

  it('throws SyntaxError on anything else', () => {
    expect(() => parseJson(`{"a":${LOG_ID}`)).toThrow(SyntaxError);
  });

  it('agrees with JSON.parse but for integers beyond 2^53, which become strings', () => {
    const spelledOut = (_key: string, value: unknown): unknown =>
      Number.isInteger(value) && !Number.isSafeInteger(value) && !/e/.test(String(value))
        ? String(value)
        : value;
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text, spelledOut));
      }),
    );
  });
});
