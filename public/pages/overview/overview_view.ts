// Which of its faces the page shows.
import type { HealthAnswer } from '../../../common/api/health';
import { toFailure, type Failure } from '../../api/failure';

export type OverviewView =
  | { kind: 'loading' }
  | { kind: 'forbidden' | 'failed'; failure: Failure }
  | { kind: 'no_source'; answer: HealthAnswer }
  /** A source is there, an event is not. */
  | { kind: 'waiting'; answer: HealthAnswer }
  | { kind: 'receiving'; answer: HealthAnswer };

export interface QueryState<T> {
  data: T | undefined;
  error: unknown;
}

/** An answer once seen stays on the page while a refresh fails, unless access was withdrawn. */
export function selectView(
  { data, error }: QueryState<HealthAnswer>,
  hasEvents: boolean,
): OverviewView {
  const failure = error ? toFailure(error) : undefined;
  if (failure?.forbidden) return { kind: 'forbidden', failure };
  if (!data) return failure ? { kind: 'failed', failure } : { kind: 'loading' };
  if (data.sources.length === 0) return { kind: 'no_source', answer: data };
  const received = data.sources.some(
    ({ counters }) => counters.accepted + counters.duplicate + counters.dead_lettered > 0,
  );
  return { kind: received || hasEvents ? 'receiving' : 'waiting', answer: data };
}
