// How many events of each code a source has brought.
import type { ElasticsearchClient } from '@kbn/core/server';
import type { EventCodesAnswer, EventCodesQuery } from '../../common/api/events';
import { findEventCode } from '../../common/events/find_event_code';
import { hasEventsWithoutSource, searchEvents, SOURCE_FIELD, totalOf } from './search_events';

/** More codes than Auth0 has. */
const MAX_CODES = 250;

interface CodeBuckets {
  buckets: { key: string; doc_count: number }[];
}

export const countEventCodes = async (
  client: ElasticsearchClient,
  { source, since }: EventCodesQuery,
): Promise<EventCodesAnswer> => {
  const answer = await searchEvents(client, {
    size: 0,
    track_total_hits: true,
    query: {
      bool: {
        filter: [
          { term: { [SOURCE_FIELD]: source } },
          ...(since === undefined ? [] : [{ range: { '@timestamp': { gte: since } } }]),
        ],
      },
    },
    aggs: { codes: { terms: { field: 'event.code', size: MAX_CODES } } },
  });
  const { buckets } = (answer.aggregations?.codes ?? { buckets: [] }) as CodeBuckets;
  return {
    codes: buckets.map(({ key: code, doc_count: count }) => ({
      ...{ code, count },
      title: findEventCode(code)?.title ?? code,
    })),
    total: totalOf(answer),
    has_events_without_source: await hasEventsWithoutSource(client),
  };
};
