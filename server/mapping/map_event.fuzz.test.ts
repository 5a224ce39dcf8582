// The golden records with parts of them replaced by anything: documents always fit their fields.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIXTURE_CONTEXT, fixtureNames, readRecord } from '../../test/support/fixtures';
import { misfitsOf } from '../../test/support/misfits';
import { mapEvent } from './map_event';

const records = fixtureNames.map(readRecord);

const hostile = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    ...[
      '999.1.1.1',
      '::1%eth0',
      '9'.repeat(56),
      '1e400',
      '1.6E12',
      '+275760-09-13T00:00:00Z',
      '****',
    ],
    ...[1e300, -1, 0, 0.5, Number.MAX_SAFE_INTEGER + 1, true, null, '', [], {}, [[[]]], [null, '']],
    ...['\0', '%E0%A4%A', 'x'.repeat(40_000), '\ud800', { '': 1, '\0': 2, '. .': { '..': 3 } }],
  ),
);

/** A copy in which a value that loses its throw gives way to the next hostile one. */
const mutate = (value: unknown, chance: () => boolean, next: () => unknown): unknown => {
  if (chance()) return next();
  if (Array.isArray(value)) return value.map((item) => mutate(item, chance, next));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mutate(item, chance, next)]),
  );
};

describe('mapEvent', () => {
  it('makes a fitting document of any mutated event', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...records),
        fc.infiniteStream(fc.nat(7)),
        fc.infiniteStream(hostile),
        (record, dice, values) => {
          const roll = () => dice.next().value === 0;
          const value = mutate(record, roll, () => values.next().value);
          const mapped = mapEvent(value, FIXTURE_CONTEXT);
          expect(misfitsOf(mapped.document)).toEqual([]);
          expect(mapped.id).toMatch(/^[\x21-\x7e]{1,512}$/);
          expect(JSON.stringify(mapped.document.related ?? '')).not.toContain('***');
        },
      ),
      { numRuns: 10_000 },
    );
  }, 120_000);
});
