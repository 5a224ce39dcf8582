import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { parseBody } from './parse_body';

const kinds = (body: string | Buffer): string[] =>
  [...parseBody(Buffer.from(body))].map(({ kind }) => kind);

it.each([
  ['a record', '{"a":1}', 1],
  ['an array', '[{"a":1},{"b":2}]', 2],
  ['logs', '{"logs":[{"a":1},{"b":2}]}', 2],
  ['JSON Lines with CRLF and BOM', '\ufeff{"a":1}\r\n{"b":2}\r\n', 2],
  ['lines of arrays', '[{"a":1},{"b":2}]\n[{"c":3}]', 3],
  ['nested arrays', '[[{"a":1}],[[{"b":2}]]]', 2],
  ['nothing', '', 0],
  ['null', 'null', 0],
])('takes %s', (_name, body, count) => {
  expect(kinds(body)).toEqual(Array.from({ length: count }, () => 'record'));
});

it.each([
  ['a line', '{"a":1}\n{"b":\n{"c":3}'],
  ['an element', '[{"a":1},{"b":},{"c":3}]'],
  ['an element of logs', '{"logs":[{"a":1},{"b":},{"c":3}]}'],
  ['a pretty-printed element', '[\n  {\n "a": 1\n},\n{\n "b":\n},\n{\n "c": [\n{}\n]\n}\n]'],
  ['bytes in a line', latin1('{"a":1}\n{"b":"\xff"}\n{"c":3}')],
  ['bytes in an element', latin1('[{"a":1},{"b":"\xff"},{"c":3}]')],
  ['a scalar', '[{"a":1},7,{"c":3}]'],
])('keeps the good ones around bad: %s', (_name, body) => {
  expect(kinds(body)).toEqual(['record', 'bad', 'record']);
});

const isJson = (bytes: Buffer): boolean => {
  try {
    JSON.parse(bytes.toString());
    return true;
  } catch {
    return false;
  }
};

const recordsOf = (bytes: Buffer): object[] => {
  const records: object[] = [];
  try {
    for (const part of parseBody(bytes)) if (part.kind === 'record') records.push(part.record);
  } catch (error) {
    expect(error).toMatchObject({ code: 'not_json' });
    expect(records).toEqual([]);
  }
  return records;
};

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

it('names the code of the bad part and keeps its bytes', () => {
  const [, broken] = parseBody(latin1('{"a":1}\n{"b":"\xff"}'));
  const raw = latin1('{"b":"\xff"}').toString('base64');
  expect(broken).toMatchObject({ kind: 'bad', code: 'not_utf8', raw });
});

it('does not let a broken line swallow the good lines after it', () => {
  const body = '{"a":"b\\"}\n{"b":1}\n}\n{"c":2}';
  expect(kinds(body).filter((kind) => kind === 'record')).toHaveLength(2);
});

it('does not take a piece of a broken record for a record', () => {
  expect(kinds('[{"a":1},{"b": {"x":{"y":1} "z":[{"q":1},{}]}},{"c":3}]')).toEqual([
    'record',
    'bad',
    'record',
  ]);
});

it('refuses what holds no JSON at all', () => {
  expect(() => kinds('\n\n hello')).toThrow('Nothing in the body is JSON, from line 3, byte 3 on.');
});

it.each([
  ['brackets', '{'.repeat(1_000_000)],
  ['unclosed arrays', '[{"a":['.repeat(200_000)],
  ['unclosed strings', '{"'.repeat(500_000)],
])(
  'gives up on a megabyte of %s long before the square of its length',
  (_name, text) => {
    expect(() => kinds(text)).toThrow('Nothing in the body is JSON');
  },
  30_000,
);

it('reads a large array record by record, so that the caller can pause', () => {
  const parse = vi.spyOn(JSON, 'parse');
  const records = parseBody(Buffer.from(`[${'{"a":1},\n'.repeat(50_000)}{"a":2}]`));
  expect(records.next().value).toMatchObject({ record: { a: 1 } });
  expect(parse.mock.calls.length).toBeLessThan(10);
  parse.mockRestore();
  expect([...records]).toHaveLength(50_000);
});

describe('any mutation of a valid body', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('{}', '},{', '"', '\\', '[', '\n', ':{"a":1}'),
    fc.integer(),
    fc.array(fc.record({ x: fc.integer() }), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('k', '}', '"'), fc.integer(), { maxKeys: 2 }),
  );
  const records = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { minKeys: 1 }), {
    minLength: 1,
    maxLength: 6,
  });
  const shapes = [
    { open: '', separator: '\n', close: '', indent: 0 },
    { open: '[', separator: ',', close: ']', indent: 0 },
    { open: '[\n', separator: ',\n', close: '\n]', indent: 2 },
    { open: '{"logs":[', separator: ',', close: ']}', indent: 0 },
  ];
  const damage = fc.oneof(
    fc.constant(Buffer.alloc(0)),
    fc.uint8Array({ minLength: 1, maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
    fc
      .constantFrom('"', '{', '}', '[', ']', ',', ':', '\\', '\n', '{"a":', '[[[', '}}', 'null')
      .map((text) => Buffer.from(text)),
  );
  const mutation = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.constantFrom(0, 1, 1, 3, 20, 100_000),
    damage,
  });

  it('throws nothing but not_json, and loses no record that it leaves whole', () => {
    const arbitrary = fc.tuple(
      records.map((list) => list.map((record, at) => ({ id: `record-${at}`, ...record }))),
      fc.constantFrom(...shapes),
      mutation,
    );
    fc.assert(
      fc.property(arbitrary, ([list, shape, { at, cut, damage: inserted }]) => {
        const texts = list.map((record) =>
          Buffer.from(JSON.stringify(record, undefined, shape.indent)),
        );
        const ends: number[] = [];
        let size = shape.open.length;
        for (const text of texts)
          ends.push((size += text.length) && (size += shape.separator.length));
        const body = Buffer.concat(
          texts.flatMap((text, n) => [Buffer.from(n === 0 ? shape.open : shape.separator), text]),
        );
        const whole = Buffer.concat([body, Buffer.from(shape.close)]);
        const from = Math.floor(at * whole.length);
        const to = Math.min(whole.length, from + cut);
        const mutated = Buffer.concat([whole.subarray(0, from), inserted, whole.subarray(to)]);
        // A wrapper under another name is a record in its own right.
        fc.pre(!isJson(mutated));
        const untouched = list.filter((_record, n) => {
          const end = (ends[n] ?? 0) - shape.separator.length;
          const start = end - (texts[n]?.length ?? 0);
          // The separators beside it are part of what makes an element.
          return end + 1 <= from || start - 1 >= to;
        });
        const found = recordsOf(mutated);
        for (const record of untouched) expect(found).toContainEqual(record);
      }),
      { numRuns: 3_000, seed: 20_261_124 },
    );
  }, 30_000);
});
