// The sources in short, as Kibana's status tells of them.
import type { SourceState } from '../../common/api/health';
import type { FailureReport } from '../../common/errors/failures';
import type { Source } from './source';
import type { SourceCounterStore } from './source_counters';
import { stateOf } from './source_state';
import { emptyTotals, type SourceTotals } from './source_totals';

export interface SourceReport {
  id: string;
  name: string;
  state: SourceState;
  /** While it is failing. */
  problem?: FailureReport;
}

export type SourceCounterReader = Pick<SourceCounterStore, 'read' | 'readOwn'>;

/** Never rejects: while the counters cannot be read, it is what this node knows itself. */
export const reportSources = async (
  sources: Source[],
  { counters, writable }: { counters: SourceCounterReader; writable: boolean },
): Promise<SourceReport[]> => {
  const all = await counters.read().catch(() => counters.readOwn());
  return sources.map((source) =>
    reportOf(source, { totals: all.get(source.id) ?? emptyTotals(), writable }),
  );
};

const reportOf = (
  { id, name, enabled }: Source,
  { totals, writable }: { totals: SourceTotals; writable: boolean },
): SourceReport => {
  const state = stateOf({ enabled, writable, totals, now: Date.now() });
  if (state !== 'failing') return { id, name, state };
  if (!writable) return { id, name, state, problem: { code: 'no_write_access' } };
  const { code, details } = totals.last_error ?? { code: 'internal' };
  return { id, name, state, problem: { code, details } };
};
