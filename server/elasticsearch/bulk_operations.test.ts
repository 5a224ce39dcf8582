import { expect, it } from 'vitest';
import { encodeOperations } from './bulk_operations';

it('cuts the bytes of each operation out of one buffer', () => {
  const documents = [{ a: 'one' }, { a: 'zwölf\nZeilen 🦭' }, {}];
  const operations = encodeOperations(
    documents.map((document, at) => ({ index: 'logs', id: `ü${at}`, document })),
  );
  const lines = operations.map(({ operation }) =>
    operation
      .toString()
      .split('\n')
      .map((line) => (line === '' ? undefined : (JSON.parse(line) as unknown))),
  );
  expect(lines).toEqual(
    documents.map((document, at) => [
      { create: { _index: 'logs', _id: `ü${at}` } },
      document,
      undefined,
    ]),
  );
});
