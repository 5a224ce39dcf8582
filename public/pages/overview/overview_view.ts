// Which of its faces the page shows.
import type { HealthAnswer } from '../../../common/api/health';
import { viewOf, type QueryState, type QueryView } from '../../components/query_view';

export type OverviewView =
  | Exclude<QueryView<HealthAnswer>, { kind: 'ready' }>
  | { kind: 'no_source'; answer: HealthAnswer }
  /** A source is there, an event is not. */
  | { kind: 'waiting'; answer: HealthAnswer }
  | { kind: 'receiving'; answer: HealthAnswer };

export function selectView(health: QueryState<HealthAnswer>, hasEvents: boolean): OverviewView {
  const view = viewOf(health);
  if (view.kind !== 'ready') return view;
  const { answer } = view;
  if (answer.sources.length === 0) return { kind: 'no_source', answer };
  const received = answer.sources.some(
    ({ counters }) => counters.accepted + counters.duplicate + counters.failed > 0,
  );
  return { kind: received || hasEvents ? 'receiving' : 'waiting', answer };
}

/** Where one of several sources has received something, a line each is enough. */
export const isList = (view: OverviewView): boolean =>
  view.kind === 'receiving' && view.answer.sources.length > 1;
