import { describe, expect, it } from 'vitest';
import { asJson, tidy } from './tidy';

const nested = (levels: number): unknown => {
  let value: unknown = 'leaf';
  for (let level = 0; level < levels; level += 1) value = { a: value };
  return value;
};

const depthOf = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? 1 + Math.max(0, ...Object.values(value).map(depthOf))
    : 0;

describe('tidy', () => {
  it('drops what says nothing, however deep', () => {
    expect(tidy({ a: null, b: '', c: [], d: { e: [{}, [''], null] }, f: 0, g: false })).toEqual({
      f: 0,
      g: false,
    });
    expect(tidy({ a: [{ b: null }] })).toBeUndefined();
  });

  it('keeps what lies deeper than the limit as JSON text', () => {
    const tidied = tidy(nested(500));
    expect(depthOf(tidied)).toBeLessThanOrEqual(20);
    expect(JSON.stringify(tidied)).toContain('leaf');
  });

  it('repairs keys that Elasticsearch refuses', () => {
    expect(tidy({ '': 1 })).toEqual({ _: 1 });
    expect(tidy({ 'a\0b': 1 })).toEqual({ a_b: 1 });
    expect(Object.keys(tidy({ ['k'.repeat(5_000)]: 1 }) as object)[0]?.length).toBeLessThan(300);
  });

  it('takes __proto__ for data', () => {
    const tidied = tidy(JSON.parse('{"__proto__":{"admin":true}}')) as { admin?: unknown };
    expect(Object.keys(tidied)).toEqual(['__proto__']);
    expect(tidied.admin).toBeUndefined();
  });
});

describe('asJson', () => {
  it('falls back where nesting overflows the stack', () => {
    expect(asJson({ a: 1 })).toBe('{"a":1}');
    expect(asJson(nested(200_000), 'raw text')).toBe('raw text');
  });
});
