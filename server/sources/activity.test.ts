import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addEvents, emptyActivity, longestGapMs, perMinute, sumActivities } from './activity';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-03-01T12:00:30Z');

/** Events at these times, in milliseconds after the start. */
const activityOf = (...at: number[]) => {
  const activity = emptyActivity();
  for (const ms of at) addEvents(activity, 1, START + ms);
  return activity;
};

const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0);

describe('perMinute', () => {
  it('has 60 minutes, the present one last', () => {
    const activity = activityOf(0, 0, 2 * MINUTE);
    const counts = perMinute(activity, START + 3 * MINUTE);
    expect(counts).toHaveLength(60);
    expect(counts.slice(-5)).toEqual([0, 2, 0, 1, 0]);
    expect(sum(perMinute(activity, START + 61 * MINUTE))).toBe(1);
    expect(sum(perMinute(emptyActivity(), START))).toBe(0);
  });

  it('loses nothing to a clock that was set back, and works on', () => {
    const activity = activityOf(0, 30 * MINUTE, 31 * MINUTE, 10 * MINUTE);
    const counts = perMinute(activity, START + 10 * MINUTE);
    expect(counts.at(-1)).toBe(3);
    expect(counts.at(-11)).toBe(1);
    addEvents(activity, 1, START - 100 * HOUR);
    expect(perMinute(activity, START - 100 * HOUR).at(-1)).toBe(5);
  });
});

describe('sumActivities', () => {
  it('adds minute by minute, whichever node is ahead', () => {
    const [one, two] = [activityOf(0, 5 * MINUTE), activityOf(-MINUTE, MINUTE, 5 * MINUTE)];
    const now = START + 6 * MINUTE;
    const expected = [1, 1, 1, 0, 0, 0, 2, 0];
    expect(perMinute(sumActivities(one, two, now), now).slice(-8)).toEqual(expected);
    expect(perMinute(sumActivities(two, one, now), now).slice(-8)).toEqual(expected);
  });

  it('is not misled by a node whose clock is far ahead', () => {
    const total = sumActivities(activityOf(0), activityOf(10_000 * HOUR), START);
    expect(perMinute(total, START).at(-1)).toBe(2);
  });

  it('is as if one node had counted it all', () => {
    const times = fc.array(fc.integer({ min: 0, max: 30 * HOUR }), { maxLength: 50 });
    fc.assert(
      fc.property(times, times, (some, others) => {
        const inOrder = (list: number[]) => activityOf(...list.sort((a, b) => a - b));
        const now = START + 30 * HOUR;
        const total = sumActivities(inOrder(some), inOrder(others), now);
        const whole = inOrder([...some, ...others]);
        expect(perMinute(total, now)).toEqual(perMinute(whole, now));
        expect(longestGapMs(total, now)).toBe(longestGapMs(whole, now));
      }),
    );
  });
});

describe('longestGapMs', () => {
  it('needs six slots with events', () => {
    const times = [0, 1, 2, 3, 4].map((slot) => slot * 10 * MINUTE);
    expect(longestGapMs(activityOf(...times), START + HOUR)).toBeUndefined();
    expect(longestGapMs(activityOf(...times, 50 * MINUTE), START + HOUR)).toBe(0);
  });

  it('looks at the 24 hours before the last event, however long ago that was', () => {
    const busy = [0, 1, 2, 3, 4, 5].map((slot) => 16 * HOUR + slot * 10 * MINUTE);
    const activity = activityOf(0, ...busy);
    const gap = 16 * HOUR - 10 * MINUTE;
    expect(longestGapMs(activity, START + 17 * HOUR)).toBe(gap);
    expect(longestGapMs(activity, START + 200 * HOUR)).toBe(gap);
  });
});
