// Accepted events over time, of one source: by the minute for the last hour, and by ten minutes for the
// 24 hours before the last event. Bounded; a clock that was set back costs no event.
import { ACTIVITY_MINUTES } from '../../common/api/health';

export interface Series {
  /** Number of the last slot, counted from 1970. */
  end: number;
  /** The oldest first; it begins with the first event. */
  counts: number[];
}

export interface Activity {
  minutes: Series;
  tens: Series;
}

interface Shape {
  widthMs: number;
  size: number;
}

const MINUTE_MS = 60_000;
const MINUTES: Shape = { widthMs: MINUTE_MS, size: ACTIVITY_MINUTES };
/** 24 hours. */
const TENS: Shape = { widthMs: 10 * MINUTE_MS, size: 144 };
/** With fewer slots that hold events, nothing is usual yet. */
const ENOUGH_SLOTS = 6;

export const emptyActivity = (): Activity => ({
  minutes: { end: 0, counts: [] },
  tens: { end: 0, counts: [] },
});

/** In place, since each delivery does it. */
export const addEvents = ({ minutes, tens }: Activity, count: number, now: number): void => {
  addTo(minutes, MINUTES, { count, now });
  addTo(tens, TENS, { count, now });
};

export const sumActivities = (left: Activity, right: Activity, now: number): Activity => ({
  minutes: sumSeries(left.minutes, right.minutes, { ...MINUTES, now }),
  tens: sumSeries(left.tens, right.tens, { ...TENS, now }),
});

/** Events of each of the last 60 minutes, the oldest first. */
export const perMinute = ({ minutes }: Activity, now: number): number[] => {
  const counts = upTo(minutes, slotOf(now, MINUTES), MINUTES.size);
  return [...new Array<number>(MINUTES.size - counts.length).fill(0), ...counts];
};

/**
 * The longest time without an event within the 24 hours before the last one, to ten minutes;
 * undefined where too little is known.
 */
export const longestGapMs = ({ tens }: Activity, now: number): number | undefined => {
  const counts = upTo(tens, Math.min(tens.end, slotOf(now, TENS)), TENS.size);
  if (counts.filter(Boolean).length < ENOUGH_SLOTS) return undefined;
  let [longest, run] = [0, 0];
  for (const count of counts) {
    run = count === 0 ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest * TENS.widthMs;
};

const slotOf = (now: number, { widthMs }: Shape): number => Math.floor(now / widthMs);

const addTo = (series: Series, shape: Shape, { count, now }: { count: number; now: number }) => {
  const slot = slotOf(now, shape);
  if (series.end !== slot) {
    series.counts = upTo(series, slot, shape.size);
    series.end = slot;
  }
  const last = series.counts.length - 1;
  series.counts[last] = (series.counts[last] ?? 0) + count;
};

/** The counts as they are when `slot` is the last one. */
const upTo = ({ end, counts }: Series, slot: number, size: number): number[] => {
  if (counts.length === 0) return [0];
  if (slot >= end) {
    const empty = new Array<number>(Math.min(slot - end, size)).fill(0);
    return [...counts, ...empty].slice(-size);
  }
  // The clock was set back: what it counted ahead of now counts as now.
  const earlier = counts.slice(0, slot - end);
  const ahead = counts.slice(slot - end).reduce((sum, count) => sum + count);
  return [...earlier.slice(0, -1), (earlier.at(-1) ?? 0) + ahead];
};

const sumSeries = (left: Series, right: Series, shape: Shape & { now: number }): Series => {
  const end = Math.min(Math.max(left.end, right.end), slotOf(shape.now, shape));
  const [some, others] = [left, right].map((series) => upTo(series, end, shape.size).reverse());
  const [longer = [], shorter = []] =
    (some?.length ?? 0) > (others?.length ?? 0) ? [some, others] : [others, some];
  return { end, counts: longer.map((count, at) => count + (shorter[at] ?? 0)).reverse() };
};
