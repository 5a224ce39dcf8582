// A cursor as the health route and the metrics show it. Pure.
import type { CollectingHealth } from '../../common/api/health';
import type { Cursor } from './cursor';
import { isLasting } from './poll_failure';

export const pollHealth = (cursor: Cursor | undefined, now: number): CollectingHealth => {
  if (!cursor) return { state: 'never_run', gaps: [], gaps_found: 0, completeness: [] };
  const { reached, wait, failure, gaps, gaps_found, hours } = cursor;
  return {
    state: stateOf(cursor, now),
    ...{ reached, gaps, gaps_found },
    lag_ms: lagMs(cursor, now),
    caught_up_estimate: estimate(cursor, now),
    wait: wait && isAhead(wait, now) ? reportOf(wait, { until: wait.until }) : undefined,
    failure: failure && reportOf(failure, { at: failure.at }),
    completeness: Object.entries(hours)
      .map(([hour, counts]) => ({ hour, ...counts }))
      .sort((one, other) => (one.hour < other.hour ? -1 : 1)),
  };
};

const stateOf = (cursor: Cursor, now: number): CollectingHealth['state'] => {
  const { failure, wait, caught_up_at, checkpoint, behind_since } = cursor;
  if (failure?.stopped) return 'stopped';
  if (isLasting(cursor)) return 'failing';
  if (wait && isAhead(wait, now)) return 'waiting';
  if (caught_up_at === undefined && checkpoint === undefined) return 'never_run';
  return behind_since ? 'catching_up' : 'up_to_date';
};

/** Nothing up to then is missing. */
const coveredUntil = ({ reached, caught_up_at }: Cursor): number =>
  Math.max(...[reached, caught_up_at].map((at) => (at === undefined ? 0 : Date.parse(at))));

const lagMs = (cursor: Cursor, now: number): number | undefined => {
  const covered = coveredUntil(cursor);
  return covered === 0 ? undefined : Math.max(0, now - covered);
};

export const lagSecondsOf = (
  cursors: ReadonlyMap<string, Cursor>,
  now: number,
): ReadonlyMap<string, number> =>
  new Map(
    [...cursors].flatMap(([id, cursor]) => {
      const lag = lagMs(cursor, now);
      return lag === undefined ? [] : [[id, lag / 1_000] as const];
    }),
  );

/** Events go on happening: only what is faster than time itself ever catches up. */
const estimate = ({ behind_since, reached }: Cursor, now: number): string | undefined => {
  if (!behind_since || reached === undefined) return undefined;
  const passed = now - Date.parse(behind_since.at);
  const speed = (Date.parse(reached) - Date.parse(behind_since.reached)) / passed;
  if (!(speed > 1) || !Number.isFinite(speed)) return undefined;
  return new Date(now + (now - Date.parse(reached)) / (speed - 1)).toISOString();
};

const isAhead = ({ until }: { until: string }, now: number): boolean => Date.parse(until) > now;

const reportOf = <T extends object>(
  { code, details }: { code: string; details?: object },
  when: T,
) => ({ code, details, ...when });
