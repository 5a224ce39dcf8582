// What is known of how a source does: what one node knows, and the sum over nodes. Pure but for the
// parts that a node changes in place with each delivery.
import type { FailureReport } from '../../common/errors/failures';
import { emptyCounters, type SourceCounters } from '../../common/api/source_counters';
import { type Activity, emptyActivity, sumActivities } from './activity';

const MAX_UNKNOWN_CODES = 20;
const MAX_CODE_LENGTH = 64;
const COUNTERS = Object.keys(emptyCounters()) as (keyof SourceCounters)[];

/** All times are ISO 8601. */
export interface SourceTotals {
  counters: SourceCounters;
  activity: Activity;
  unknown_codes: string[];
  last_accepted_at?: string;
  /** Of a record that became a failed event. */
  last_failed_at?: string;
  /** Of a delivery that was answered 200, whatever was in it. */
  last_success_at?: string;
  /** Of a delivery with the right token. */
  last_error?: (FailureReport & { at: string }) | undefined;
  ingest_delay?: { ms: number; measured_at: string } | undefined;
}

/** Earlier versions stored less. */
export type StoredTotals = Partial<SourceTotals> & { source: string };

export const emptyTotals = (): SourceTotals => ({
  counters: emptyCounters(),
  activity: emptyActivity(),
  unknown_codes: [],
});

export const sumCounters = (
  left: SourceCounters,
  right: Partial<SourceCounters>,
): SourceCounters => {
  const total = { ...left };
  for (const name of COUNTERS) total[name] += right[name] ?? 0;
  return total;
};

export const sumTotals = (
  left: SourceTotals,
  right: Partial<SourceTotals>,
  now: number,
): SourceTotals => ({
  counters: sumCounters(left.counters, right.counters ?? {}),
  activity: sumActivities(left.activity, right.activity ?? emptyActivity(), now),
  unknown_codes: withCodes(left.unknown_codes, right.unknown_codes ?? []),
  last_accepted_at: later(left.last_accepted_at, right.last_accepted_at, (at) => at),
  last_failed_at: later(left.last_failed_at, right.last_failed_at, (at) => at),
  last_success_at: later(left.last_success_at, right.last_success_at, (at) => at),
  last_error: later(left.last_error, right.last_error, ({ at }) => at),
  ingest_delay: later(left.ingest_delay, right.ingest_delay, ({ measured_at }) => measured_at),
});

/** The first ones that were met; a code may be any text that a sender makes up. */
export const withCodes = (known: string[], codes: readonly string[]): string[] => {
  const all = new Set(known);
  for (const code of codes) {
    if (all.size >= MAX_UNKNOWN_CODES) break;
    all.add(code.slice(0, MAX_CODE_LENGTH));
  }
  return all.size === known.length ? known : [...all];
};

const later = <T>(
  left: T | undefined,
  right: T | undefined,
  timeOf: (value: T) => string,
): T | undefined => {
  if (left === undefined || right === undefined) return left ?? right;
  return timeOf(left) >= timeOf(right) ? left : right;
};
