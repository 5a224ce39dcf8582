import { expect, it } from 'vitest';
import { type Cursor, newCursor, withHours } from './cursor';
import { lagSecondsOf, pollHealth } from './poll_health';

const NOW = Date.parse('2026-01-02T12:00:00Z');
const ago = (minutes: number) => new Date(NOW - 60_000 * minutes).toISOString();
const cursor = (changes: Partial<Cursor> = {}): Cursor => ({
  ...newCursor('a', new Date(NOW)),
  ...changes,
});
const failed = { code: 'auth0_failing', at: ago(1) };
const waiting = { code: 'auth0_rate_limited', until: ago(-2), tries: 1 };

it.each<[string, Partial<Cursor>]>([
  ['never_run', {}],
  ['catching_up', { checkpoint: 'u', behind_since: { at: ago(1), reached: ago(60) } }],
  ['up_to_date', { checkpoint: 'u', caught_up_at: ago(1) }],
  ['waiting', { wait: waiting }],
  ['waiting', { wait: waiting, failure: { ...failed, tries: 1, stopped: false } }],
  ['failing', { wait: waiting, failure: { ...failed, tries: 2, stopped: false } }],
  ['stopped', { failure: { ...failed, tries: 1, stopped: true } }],
])('is "%s"', (state, changes) => {
  expect(pollHealth(cursor(changes), NOW).state).toBe(state);
});

it('has never run where there is no cursor', () => {
  expect(pollHealth(undefined, NOW)).toMatchObject({ state: 'never_run', gaps: [] });
});

it('shows no wait that is over', () => {
  expect(pollHealth(cursor({ wait: { ...waiting, until: ago(1) } }), NOW).wait).toBeUndefined();
});

it('estimates when it will have caught up, from its speed and the events to come', () => {
  // In 10 minutes it covered 110: it gains 10 minutes a minute, and 100 are left.
  const behind = { behind_since: { at: ago(10), reached: ago(210) }, reached: ago(100) };
  const { lag_ms, caught_up_estimate } = pollHealth(cursor(behind), NOW);
  expect(lag_ms).toBe(100 * 60_000);
  expect(caught_up_estimate).toBe(ago(-10));
});

it('gives no estimate where it falls behind', () => {
  const behind = { behind_since: { at: ago(10), reached: ago(205) }, reached: ago(200) };
  expect(pollHealth(cursor(behind), NOW).caught_up_estimate).toBeUndefined();
});

it('is no more behind than since it last saw the end of the log', () => {
  const at = { reached: ago(300), caught_up_at: ago(3) };
  expect(lagSecondsOf(new Map([['a', cursor(at)]]), NOW)).toEqual(new Map([['a', 180]]));
});

it('keeps the newest 72 hours', () => {
  const counts = { listed: 2, delivered: 1, healed: 1 };
  const hourOf = (hour: number) => new Date(NOW - 3_600_000 * hour).toISOString();
  let hours: Cursor['hours'] = {};
  for (let hour = 80; hour >= 0; hour -= 1)
    hours = withHours(hours, new Map([[hourOf(hour), counts]]));
  hours = withHours(hours, new Map([[hourOf(0), counts]]));
  const { completeness } = pollHealth(cursor({ hours }), NOW);
  expect(completeness).toHaveLength(72);
  expect(completeness.at(-1)).toEqual({ hour: hourOf(0), listed: 4, delivered: 2, healed: 2 });
});
