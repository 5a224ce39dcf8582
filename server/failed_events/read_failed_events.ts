// Failed events for people to read: a page of them without their texts, or one whole.
import type { estypes } from '@elastic/elasticsearch';
import type { ElasticsearchClient } from '@kbn/core/server';
import type {
  FailedEvent,
  FailedEventsAnswer,
  WholeFailedEvent,
} from '../../common/api/failed_events';
import { FAILED_EVENT_INDEX, type StoredFailedEvent } from './failed_event_store';
import { statusOf } from '../elasticsearch/elasticsearch_error';
import { Auth0LogsError } from '../errors';
import { searchFailedEvents, selectionQuery, unreadable } from './failed_event_search';

/** Sources times codes; there are about five codes. */
const MAX_GROUPS = 1_000;
const NOT_FOUND = 404;

export interface FailedEventPage {
  source?: string;
  code?: string;
  from: number;
  size: number;
}

export const listFailedEvents = async (
  client: ElasticsearchClient,
  { source, code, from, size }: FailedEventPage,
): Promise<FailedEventsAnswer> => {
  const as_of = new Date().toISOString();
  const { hits, total, aggregations } = await searchFailedEvents(client, {
    ...{ from, size, _source: { excludes: ['raw'] } },
    sort: [{ received: 'desc' }, { _seq_no: 'desc' }],
    // Of all, whatever is listed.
    aggs: { groups: { composite: { size: MAX_GROUPS, sources: GROUPED_BY } } },
    post_filter: selectionQuery({
      source,
      code,
    }),
  });
  return {
    ...{ total, as_of },
    failed_events: hits.map(({ _id, _source }) => asFailedEvent(_id, _source)),
    groups: groupsIn(aggregations),
  };
};

const GROUPED_BY: Record<string, estypes.AggregationsCompositeAggregationSource>[] = [
  { source: { terms: { field: 'source' } } },
  { code: { terms: { field: 'code' } } },
];

const groupsIn = (aggregations: Record<string, unknown> | undefined) => {
  const groups = aggregations?.groups as
    { buckets: { key: { source: string; code: string }; doc_count: number }[] } | undefined;
  return (groups?.buckets ?? [])
    .map(({ key: { source, code }, doc_count: count }) => ({ source, code, count }))
    .sort((a, b) => b.count - a.count);
};

/** Any other could be a path of Elasticsearch's, such as "..". */
const FAILED_EVENT_ID = /^[0-9a-f]{64}$/;

export const readFailedEvent = async (
  client: ElasticsearchClient,
  id: string,
): Promise<WholeFailedEvent> => {
  if (!FAILED_EVENT_ID.test(id)) throw noSuchFailedEvent();
  const { _source } = await client
    .get<StoredFailedEvent>({ index: FAILED_EVENT_INDEX, id })
    .catch((error: unknown) => {
      if (statusOf(error) !== NOT_FOUND) return unreadable(error);
      throw noSuchFailedEvent();
    });
  return { ...asFailedEvent(id, _source), raw: _source?.raw ?? '' };
};

const noSuchFailedEvent = () => new Auth0LogsError('no_such_failed_event');

const asFailedEvent = (id = '', stored: Partial<StoredFailedEvent> = {}): FailedEvent => {
  const {
    source = '',
    input = 'webhook',
    received = '',
    position = 0,
    code = '',
    reason = '',
  } = stored;
  const { excerpt = '', length = 0 } = stored;
  return { id, source, input, received, position, code, reason, excerpt, length };
};
