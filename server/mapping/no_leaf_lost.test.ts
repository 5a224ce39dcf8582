// Nothing that Auth0 sends is dropped in silence: each leaf of a record is a value of its document.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIXTURE_CONTEXT, fixtureNames, readRecord } from '../../test/support/fixtures';
import { misfitsOf } from '../../test/support/misfits';
import { locateEvent } from './auth0_record';
import { mapEvent } from './map_event';
import { asDate, isObject as isJsonObject } from './values';

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Scalars, as a keyword spells them. */
const leavesOf = (value: unknown): string[] =>
  isObject(value)
    ? Object.values(value as Record<string, unknown>).flatMap(leavesOf)
    : [String(value)];

/** What is absent on purpose: null and "", told by path in a request's body; the date, respelled. */
const absentOf = (record: unknown): Set<string> => {
  const { date } = (isJsonObject(record) ? locateEvent(record).data : undefined) ?? {};
  return new Set(['', 'null', ...(asDate(date) === undefined ? [] : leavesOf(date))]);
};

const lostOf = (record: unknown): string[] => {
  const { document } = mapEvent(record, FIXTURE_CONTEXT);
  expect(misfitsOf(document)).toEqual([]);
  const kept = new Set(leavesOf(document));
  const absent = absentOf(record);
  // What lies too deep, or is too much, is kept as JSON text.
  const text = JSON.stringify(document);
  return leavesOf(record).filter(
    (leaf) =>
      !absent.has(leaf) && !kept.has(leaf) && !text.includes(JSON.stringify(leaf).slice(1, -1)),
  );
};

/** Marks that cannot be taken for one another, nor for anything that is read. */
const marks = (): (() => string) => {
  let count = 0;
  return () => `mark-${(count += 1)}-`;
};

/** A copy with further members everywhere, and some leaves changed to something of another type. */
const vary = (value: unknown, roll: () => number, mark: () => string): unknown => {
  if (Array.isArray(value)) return (value as unknown[]).map((item) => vary(item, roll, mark));
  if (!isObject(value)) {
    const changed: unknown[] = [
      value,
      value,
      mark(),
      { inner: mark() },
      [mark(), { deep: [mark()] }],
      7.25,
    ];
    return changed[roll() % 6];
  }
  const members = Object.entries(value as Record<string, unknown>).map(
    ([name, item]): [string, unknown] => [name, vary(item, roll, mark)],
  );
  const further: [string, unknown][] = [
    ['further', mark()],
    ['_id', mark()],
    ['', { '.': mark(), ' ': mark(), _: mark() }],
  ];
  return Object.fromEntries([...members, ...further.slice(0, roll() % 4)]);
};

/** Without them a record is no event, and kept as text. */
const TELLING = { type: 's', date: '2026-03-14T09:26:53.589Z' };

describe('mapEvent', () => {
  it.each(fixtureNames)('loses no leaf of %s', (name) => {
    expect(lostOf(readRecord(name))).toEqual([]);
  });

  it('loses no leaf of a record that has further members, or members of other types', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...fixtureNames.map(readRecord)),
        fc.infiniteStream(fc.nat(11)),
        (record, dice) => {
          const varied = vary(record, () => dice.next().value as number, marks());
          const whole = isObject(varied) && 'data' in varied ? varied : { ...TELLING, varied };
          expect(lostOf(whole)).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  }, 60_000);

  it('loses no member of an object that has thousands', () => {
    const many = Object.fromEntries(
      Array.from({ length: 3_000 }, (_, at) => [`k${at}`, `v${at}.`]),
    );
    expect(lostOf({ ...TELLING, details: many, unknown: many })).toEqual([]);
  });

  it('tells the path of each list and object that came empty', () => {
    const { document } = mapEvent(
      {
        ...TELLING,
        details: {
          request: { body: { a: [], b: {}, c: null, d: '', e: [{ f: [] }] } },
          response: { body: [], g: null },
        },
        references: {},
        audience: [],
      },
      FIXTURE_CONTEXT,
    );
    const body = 'details.request.body';
    expect(document.auth0).toMatchObject({
      logs: {
        data: {
          empty: [
            ...[`${body}.a`, `${body}.b`, `${body}.c`, `${body}.d`, `${body}.e.f`],
            ...['details.response.body', 'references', 'audience'],
          ],
        },
      },
    });
  });
});
