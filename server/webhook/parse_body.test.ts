import { expect, it } from 'vitest';
import { parseBody } from './parse_body';

const kinds = async (body: string | Buffer): Promise<string[]> =>
  (await parseBody(Buffer.from(body))).map(({ kind }) => kind);

it.each([
  ['a record', '{"a":1}', 1],
  ['an array', '[{"a":1},{"b":2}]', 2],
  ['logs', '{"logs":[{"a":1},{"b":2}]}', 2],
  ['JSON Lines with CRLF and BOM', '\ufeff{"a":1}\r\n{"b":2}\r\n', 2],
  ['nested arrays', '[[{"a":1}],[[{"b":2}]]]', 2],
  ['nothing', '', 0],
  ['null', 'null', 0],
])('takes %s', async (_name, body, count) => {
  expect(await kinds(body)).toEqual(Array.from({ length: count }, () => 'record'));
});

it('keeps the good ones around a bad line, element or byte', async () => {
  const expected = ['record', 'bad', 'record'];
  expect(await kinds('{"a":1}\n{"b":\n{"c":3}')).toEqual(expected);
  expect(await kinds('[{"a":1},{"b":},{"c":3}]')).toEqual(expected);
  expect(await kinds('{"logs":[{"a":1},{"b":},{"c":3}]}')).toEqual(expected);
  const bytes = [Buffer.from('{"a":1}\n{"b":"'), Buffer.from([0xff]), Buffer.from('"}\n{"c":3}')];
  expect(await kinds(Buffer.concat(bytes))).toEqual(expected);
});

it('refuses what holds no JSON at all', async () => {
  await expect(parseBody(Buffer.from('hello'))).rejects.toMatchObject({ code: 'not_json' });
});
