// The state of a source, from its totals. Pure.
import type { SourceState } from '../../common/api/health';
import { longestGapMs } from './activity';
import type { SourceTotals } from './source_totals';

const MINUTE_MS = 60_000;
/** A silence of less is none. */
const SHORTEST_SILENCE_MS = 15 * MINUTE_MS;
/** Of the longest silence of late. */
const USUAL_FACTOR = 2;
/** While too little is known of what is usual. */
const SILENCE_UNKNOWN_MS = 24 * 60 * MINUTE_MS;

/** For so long a refusal or a failed record counts against a source that receives events. */
const DEGRADED_FOR_MS = 60 * MINUTE_MS;

export interface SourceFacts {
  enabled: boolean;
  /** Whether events can be written at all. */
  writable: boolean;
  totals: SourceTotals;
  /** Milliseconds since 1970. */
  now: number;
}

export const stateOf = ({ enabled, writable, totals, now }: SourceFacts): SourceState => {
  const { last_accepted_at } = totals;
  if (!enabled) return 'paused';
  if (!writable || isFailing(totals)) return 'failing';
  if (last_accepted_at === undefined) return 'never_received';
  const silence = now - Date.parse(last_accepted_at);
  if (silence > (usualSilenceMs(totals, now) ?? SILENCE_UNKNOWN_MS)) return 'silent';
  return isDegraded(totals, now) ? 'degraded' : 'receiving';
};

/** After a longer time without an event the source is silent; undefined while too little is known. */
export const usualSilenceMs = ({ activity }: SourceTotals, now: number): number | undefined => {
  const gap = longestGapMs(activity, now);
  return gap === undefined ? undefined : Math.max(SHORTEST_SILENCE_MS, USUAL_FACTOR * gap);
};

const isDegraded = ({ last_error, last_failed_at }: SourceTotals, now: number): boolean =>
  [last_error?.at, last_failed_at].some(
    (at) => at !== undefined && now - Date.parse(at) < DEGRADED_FOR_MS,
  );

const isFailing = ({ last_error, last_success_at = '' }: SourceTotals): boolean =>
  last_error !== undefined && last_error.at > last_success_at;
