// How far a source has come in its tenant's log, and why it waits or has stopped. Pure.
import type { CollectingHour, LogGap } from '../../common/api/health';
import type { FailureReport } from '../../common/errors/failures';

const MAX_GAPS = 20;
const MAX_HOURS = 72;

/** All times are ISO 8601. */
export interface Cursor {
  source: string;
  started_at: string;
  /** URL of the next page, as it came. */
  checkpoint?: string;
  /** Date of the newest row that is stored. */
  reached?: string;
  /** When the log had nothing more to give. */
  caught_up_at?: string;
  /** Where and when the present way to the log's end began. */
  behind_since?: { at: string; reached: string };
  lease?: { owner: string; until: string };
  /** Until when nothing is asked for. */
  wait?: FailureReport & { until: string; tries: number };
  failure?: FailureReport & { at: string; tries: number; stopped: boolean };
  /** The last ones. */
  gaps: LogGap[];
  gaps_found: number;
  /** By the first moment of the hour in which the events happened. */
  hours: Record<string, HourCounts>;
  /** Rows from this date on are not collected; open unless given. */
  end?: string;
}

export type HourCounts = Omit<CollectingHour, 'hour'>;

export const newCursor = (source: string, now = new Date()): Cursor => ({
  ...{ source, started_at: now.toISOString() },
  ...{ gaps: [], gaps_found: 0, hours: {} },
});

/** Whose lease it is, unless it is over. */
export const leaseOwner = ({ lease }: Cursor, now: number): string | undefined =>
  lease && Date.parse(lease.until) > now ? lease.owner : undefined;

export const withGap = (
  { gaps, gaps_found }: Cursor,
  gap: LogGap | undefined,
): Pick<Cursor, 'gaps' | 'gaps_found'> =>
  gap
    ? { gaps: [...gaps, gap].slice(-MAX_GAPS), gaps_found: gaps_found + 1 }
    : { gaps, gaps_found };

export const withHours = (
  before: Cursor['hours'],
  added: ReadonlyMap<string, HourCounts>,
): Cursor['hours'] => {
  const sums = new Map(Object.entries(before));
  for (const [hour, counts] of added) sums.set(hour, sum(sums.get(hour), counts));
  const newest = [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).slice(-MAX_HOURS);
  return Object.fromEntries(newest);
};

const sum = (before: HourCounts = { listed: 0, delivered: 0, healed: 0 }, added: HourCounts) => ({
  listed: before.listed + added.listed,
  delivered: before.delivered + added.delivered,
  healed: before.healed + added.healed,
});
