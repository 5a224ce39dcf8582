// The sources in short, as Kibana's status tells of them.
import type { SourceState } from '../../common/api/health';
import { remedyOf } from '../../common/errors/failures';
import type { Source } from './source';
import type { SourceCounterStore, TotalsBySource } from './source_counters';
import { stateOf } from './source_state';
import { emptyTotals } from './source_totals';

export interface SourceReport {
  id: string;
  name: string;
  state: SourceState;
  /** While it is failing. */
  problem?: { message: string; remedy: string };
}

/** Never rejects: while the counters cannot be read, it is what this node knows itself. */
export const reportSources = async (
  sources: Source[],
  counters: Pick<SourceCounterStore, 'read' | 'readOwn'>,
): Promise<SourceReport[]> => {
  const totals = await counters.read().catch(() => counters.readOwn());
  return sources.map((source) => reportOf(source, totals));
};

const reportOf = ({ id, name, enabled }: Source, all: TotalsBySource): SourceReport => {
  const totals = all.get(id) ?? emptyTotals();
  const state = stateOf({ enabled, totals, now: Date.now() });
  const { last_error } = totals;
  if (state !== 'failing' || !last_error) return { id, name, state };
  const { code, message } = last_error;
  return { id, name, state, problem: { message, remedy: remedyOf(code) } };
};
