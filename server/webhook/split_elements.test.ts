import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitElements } from './split_elements';

it('finds every element of any valid array', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (values) => {
      const texts = splitElements(JSON.stringify(values), 0);
      expect(texts.map((text) => JSON.stringify(JSON.parse(text)))).toEqual(
        values.map((value) => JSON.stringify(value)),
      );
    }),
  );
});

it('loses only the broken element', () => {
  expect(splitElements('[{"a":1},{"b":},{"c":"],{"}]', 0)).toEqual([
    '{"a":1}',
    '{"b":}',
    '{"c":"],{"}',
  ]);
});
