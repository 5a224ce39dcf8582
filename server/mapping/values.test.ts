import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asBoolean, asDate, asIdentity, asLong, asSha256, asText, asTexts } from './values';

const INSTANT = '2026-03-14T09:26:53.589Z';

describe('asDate', () => {
  it.each([
    [INSTANT],
    ['2026-03-14T10:26:53.589+01:00'],
    ['2026-03-14T10:26:53.589+0100'],
    ['2026-03-14T09:26:53.589'],
    ['2026-03-14 09:26:53.589'],
    ['2026-03-14T09:26:53.589123Z'],
    [1773480413589],
    [1773480413.589],
    ['1773480413589'],
    ['1.773480413589E12'],
    [{ $date: INSTANT }],
    [{ $date: { $numberLong: '1773480413589' } }],
  ])('reads %j', (value) => {
    expect(asDate(value)).toBe(INSTANT);
  });

  it.each([
    [''],
    ['yesterday'],
    ['step 2'],
    ['2026-13-41T09:26:53Z'],
    [null],
    [-1],
    [1e300],
    ['+275760-09-13T00:00:00Z'],
    [[INSTANT]],
    [{}],
  ])('takes %j for no date', (value) => {
    expect(asDate(value)).toBeUndefined();
  });
});

it('asDate reads the dates of HTTP, and a day alone', () => {
  expect(['Sat, 14 Mar 2026 09:26:53 GMT', '2026-03-14'].map(asDate)).toEqual([
    '2026-03-14T09:26:53.000Z',
    '2026-03-14T00:00:00.000Z',
  ]);
});

it('asDate tells the dates that there are from those there are not', () => {
  const digits = fc.stringMatching(
    /^(1969|1970|20\d\d|9999)-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\d\.\d{3}Z$/,
  );
  fc.assert(
    fc.property(digits, (text) => {
      const instant = Date.parse(text);
      expect(asDate(text)).toBe(instant >= 0 ? new Date(instant).toISOString() : undefined);
    }),
    { numRuns: 5_000 },
  );
});

describe('asLong', () => {
  it('rounds, reads text, and knows its limits', () => {
    expect([1.5, '42', -3].map(asLong)).toEqual([2, 42, -3]);
    expect(['', ' ', 'x', 2 ** 53, 1e300, null, {}].map(asLong)).toEqual(Array(7).fill(undefined));
  });
});

describe('asIdentity', () => {
  it('takes no mask for a name', () => {
    expect(['****', '*', 'a***@fern.example', '[REDACTED]', ''].map(asIdentity)).toEqual(
      Array(5).fill(undefined),
    );
    expect(asIdentity('a*b')).toBe('a*b');
  });
});

describe('asSha256', () => {
  it('turns base64url to hexadecimal and leaves anything else', () => {
    expect(asSha256('A4DtL2JmUMhAsvJj5tKyn64SqzmuXbMrJa0n761y5v0')).toBe(
      '0380ED2F626650C840B2F263E6D2B29FAE12AB39AE5DB32B25AD27EFAD72E6FD',
    );
    expect(asSha256('ab'.repeat(32))).toBe('ab'.repeat(32));
  });
});

describe('asText, asTexts, asBoolean', () => {
  it('spell scalars out and leave the rest', () => {
    expect(['a', 1, false, '', null, {}].map(asText)).toEqual([
      ...['a', '1', 'false'],
      ...[undefined, undefined, undefined],
    ]);
    expect(asTexts(['a', '', null, 2, {}])).toEqual(['a', '2']);
    expect(asTexts([{}])).toBeUndefined();
    expect(['true', false, 'yes'].map(asBoolean)).toEqual([true, false, undefined]);
  });
});
