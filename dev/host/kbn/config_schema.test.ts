import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { schema } from './config_schema';

const config = schema.object({
  source: schema.object({
    id: schema.string({ defaultValue: 'default' }),
    token: schema.maybe(
      schema.string({ validate: (value) => (value.length < 4 ? 'too short' : undefined) }),
    ),
    tags: schema.arrayOf(schema.string(), { defaultValue: ['a'], maxSize: 2 }),
  }),
  size: schema.byteSize({ defaultValue: '32mb', min: '1kb' }),
  keep: schema.duration({ defaultValue: '30d' }),
});

describe('schema', () => {
  it('fills in defaults, also inside objects that are missing', () => {
    const value = config.validate({}) as {
      source: unknown;
      size: { getValueInBytes(): number };
      keep: { asMilliseconds(): number };
    };
    expect(value.source).toEqual({ id: 'default', tags: ['a'] });
    expect(value.size.getValueInBytes()).toBe(32 * 1024 * 1024);
    expect(value.keep.asMilliseconds()).toBe(30 * 24 * 3600 * 1000);
  });

  it('reads units in any case, and bare numbers as text', () => {
    const { size, keep } = config.validate({ size: '2KB', keep: '5000' }) as {
      size: { getValueInBytes(): number };
      keep: { asMilliseconds(): number };
    };
    expect([size.getValueInBytes(), keep.asMilliseconds()]).toEqual([2048, 5000]);
  });

  it.each([
    [
      { source: { token: 5 } },
      '[c.source.token]: expected value of type [string] but got [number]',
    ],
    [{ source: { token: 'abc' } }, '[c.source.token]: too short'],
    [{ source: { nope: 1 } }, '[c.source.nope]: definition for this key is missing'],
    [{ source: 'x' }, '[c.source]: expected a plain object value, but found [string] instead.'],
    [{ source: { tags: 'x' } }, '[c.source.tags]: expected value of type [array] but got [string]'],
    [
      { source: { tags: ['a', 1] } },
      '[c.source.tags.1]: expected value of type [string] but got [number]',
    ],
    [
      { source: { tags: ['a', 'b', 'c'] } },
      '[c.source.tags]: array size is [3], but cannot be greater than [2]',
    ],
    [{ size: '1b' }, '[c.size]: Value must be equal to or greater than [1kb]'],
    [{ size: 'big' }, '[c.size]: Failed to parse value as byte value'],
    [{ size: -1 }, '[c.size]: Value in bytes is expected to be a safe positive integer'],
    [{ keep: -1 }, '[c.keep]: Value in milliseconds is expected to be a safe positive integer'],
    [{ keep: 'long' }, '[c.keep]: Failed to parse value as time value'],
  ])('refuses %j in the words of Kibana', (value, message) => {
    expect(() => config.validate(value, {}, 'c')).toThrow(message);
  });

  it('asks for what has no default', () => {
    expect(() => schema.object({ a: schema.string() }).validate({})).toThrow(
      '[a]: expected value of type [string] but got [undefined]',
    );
  });

  it('reads query strings as numbers and booleans', () => {
    const query = schema.object({ size: schema.number({ max: 9 }), all: schema.boolean() });
    expect(query.validate({ size: '7', all: 'true' })).toEqual({ size: 7, all: true });
    expect(() => query.validate({ size: '10', all: 'true' })).toThrow('equal to or lower than [9]');
  });

  it('tries one type after the other', () => {
    const either = schema.oneOf<unknown>([schema.number(), schema.literal('all')]);
    expect(either.validate('all')).toBe('all');
    expect(() => either.validate('none')).toThrow('types that failed validation');
  });

  it('hands streams and buffers through', () => {
    const body = Readable.from([]);
    expect(schema.stream().validate(body)).toBe(body);
    const bytes = Buffer.from('x');
    expect(schema.buffer().validate(bytes)).toBe(bytes);
    expect(() => schema.buffer().validate('x')).toThrow('expected value of type [Buffer]');
  });

  it('keeps null where it may be null', () => {
    expect(schema.object({ a: schema.nullable(schema.string()) }).validate({})).toEqual({
      a: null,
    });
  });

  it('drops what it is told to ignore', () => {
    expect(schema.object({}, { unknowns: 'ignore' }).validate({ a: 1 })).toEqual({});
  });
});
