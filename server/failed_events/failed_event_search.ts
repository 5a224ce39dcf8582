// Finds and removes failed events. The internal user may do both: the index is the plugin's own.
import type { ElasticsearchClient } from '@kbn/core/server';
import type { estypes } from '@elastic/elasticsearch';
import type { FailedEventSelection } from '../../common/api/failed_events';
import { FAILED_EVENT_INDEX, type StoredFailedEvent } from './failed_event_store';
import { statusOf } from '../elasticsearch/elasticsearch_error';
import { Auth0LogsError, isTemporary } from '../errors';

const NOT_FOUND = 404;

type Query = estypes.QueryDslQueryContainer;

export const selectionQuery = ({ ids, source, code, until }: FailedEventSelection): Query => ({
  bool: {
    filter: [
      ...(ids ? [{ ids: { values: ids } }] : []),
      ...(source === undefined ? [] : [{ term: { source } }]),
      ...(code === undefined ? [] : [{ term: { code } }]),
      ...(until === undefined ? [] : [{ range: { received: { lte: until } } }]),
    ],
  },
});

/** An index that is not there yet holds none. */
export const searchFailedEvents = async (
  client: ElasticsearchClient,
  search: Omit<estypes.SearchRequest, 'index'>,
) => {
  const { hits, aggregations } = await client
    .search<Partial<StoredFailedEvent>>({
      ...{ index: FAILED_EVENT_INDEX, ignore_unavailable: true, track_total_hits: true },
      ...search,
    })
    .catch(unreadable);
  const { total = 0 } = hits;
  return { hits: hits.hits, total: typeof total === 'number' ? total : total.value, aggregations };
};

/** For a call's `catch`. */
export const unreadable = (cause: unknown): never => {
  if (!isTemporary(statusOf(cause))) throw cause;
  throw new Auth0LogsError('unavailable', { details: { task: 'read_failed_events' }, cause });
};

/** Resolves with the ids of those that it deleted; somebody else may have been faster. */
export const deleteFailedEvents = async (
  client: ElasticsearchClient,
  ids: string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const operations = ids.map((_id) => ({ delete: { _id } }));
  const { items } = await client
    .bulk({ index: FAILED_EVENT_INDEX, operations, refresh: true })
    .catch(undeletable);
  const statuses = items.map((item) => item.delete?.status ?? 0);
  if (statuses.some((status) => status !== 200 && status !== NOT_FOUND)) undeletable();
  return new Set(ids.filter((_id, at) => statuses[at] === 200));
};

const undeletable = (cause?: unknown): never => {
  throw new Auth0LogsError('unavailable', { details: { task: 'delete_failed_events' }, cause });
};
