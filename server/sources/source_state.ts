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

export interface SourceFacts {
  enabled: boolean;
  totals: SourceTotals;
  /** Milliseconds since 1970. */
  now: number;
}

export const stateOf = ({ enabled, totals, now }: SourceFacts): SourceState => {
  const { last_accepted_at } = totals;
  if (!enabled) return 'paused';
  if (last_accepted_at === undefined) return 'never_received';
  if (isFailing(totals)) return 'failing';
  const silence = now - Date.parse(last_accepted_at);
  return silence > (usualSilenceMs(totals, now) ?? SILENCE_UNKNOWN_MS) ? 'silent' : 'receiving';
};

/** After a longer time without an event the source is silent; undefined while too little is known. */
export const usualSilenceMs = ({ activity }: SourceTotals, now: number): number | undefined => {
  const gap = longestGapMs(activity, now);
  return gap === undefined ? undefined : Math.max(SHORTEST_SILENCE_MS, USUAL_FACTOR * gap);
};

const isFailing = ({ last_error, last_success_at = '' }: SourceTotals): boolean =>
  last_error !== undefined && last_error.at > last_success_at;
