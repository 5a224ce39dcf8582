// The newest events as a table lists them.
import type { ElasticsearchClient } from '@kbn/core/server';
import {
  RECENT_EVENTS_SIZE,
  type RecentEvent,
  type RecentEventsFilter,
  type RecentEventsAnswer,
  type RecentEventsQuery,
} from '../../common/api/events';
import { hasEventsWithoutSource, searchEvents, SOURCE_FIELD } from './search_events';

/** Field of the answer -> field of the document. */
const FIELDS = {
  timestamp: '@timestamp',
  received: 'event.created',
  source: SOURCE_FIELD,
  code: 'auth0.logs.data.type_id',
  title: 'auth0.logs.data.type',
  outcome: 'event.outcome',
  message: 'message',
  user: 'user.name',
  source_ip: 'source.ip',
  country: 'source.geo.country_name',
  application: 'auth0.logs.data.client_name',
  connection: 'auth0.logs.data.connection',
} as const;

export const newestEvents = async (
  client: ElasticsearchClient,
  { with_document = false, ...filter }: RecentEventsQuery,
): Promise<RecentEventsAnswer> => {
  const { hits } = await searchEvents<Record<string, unknown>>(client, {
    query: { bool: { filter: termsOf(filter) } },
    size: RECENT_EVENTS_SIZE,
    track_total_hits: false,
    sort: [{ 'event.created': { order: 'desc', unmapped_type: 'date' } }],
    _source: with_document ? true : Object.values(FIELDS),
  });
  return {
    events: hits.hits.map(({ _id = '', _source }) => ({
      ...recentEvent(_id, _source),
      document: with_document ? _source : undefined,
    })),
    has_events_without_source:
      filter.source === undefined ? undefined : await hasEventsWithoutSource(client),
  };
};

/** A filter has the name of a field of the answer. */
const termsOf = (filter: RecentEventsFilter) =>
  (Object.keys(filter) as (keyof RecentEventsFilter)[]).flatMap((name) =>
    filter[name] === undefined ? [] : [{ term: { [FIELDS[name]]: filter[name] } }],
  );

export const recentEvent = (id: string, document: unknown): RecentEvent => {
  const entries = Object.entries(FIELDS).flatMap(([name, path]) => {
    const value = valueAt(document, path);
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    id,
    timestamp: '',
    received: '',
    title: 'Unknown event',
    ...Object.fromEntries(entries),
  };
};

const valueAt = (document: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) => (value as Record<string, unknown> | null | undefined)?.[name],
      document,
    );
