// Deletes failed events for good, a batch at a time.
import type { ElasticsearchClient } from '@kbn/core/server';
import type { FailedEventSelection, DiscardAnswer } from '../../common/api/failed_events';
import { countBy } from './count_by';
import { deleteFailedEvents, searchFailedEvents, selectionQuery } from './failed_event_search';

const BATCH_FAILED_EVENTS = 1_000;

export interface DiscardDeps {
  client: () => Promise<ElasticsearchClient>;
  onDiscarded(source: string, count: number): void;
}

export const discardFailedEvents = async (
  deps: DiscardDeps,
  selection: FailedEventSelection,
): Promise<DiscardAnswer> => {
  const client = await deps.client();
  const { hits, total } = await searchFailedEvents(client, {
    ...{ size: BATCH_FAILED_EVENTS, _source: ['source'] },
    query: selectionQuery(selection),
  });
  const deleted = await deleteFailedEvents(
    client,
    hits.flatMap(({ _id }) => _id ?? []),
  );
  const discarded = hits.filter(({ _id }) => _id !== undefined && deleted.has(_id));
  for (const [source, count] of countBy(discarded, ({ _source }) => _source?.source ?? ''))
    deps.onDiscarded(source, count);
  return { deleted: discarded.length, remaining: total - hits.length };
};
