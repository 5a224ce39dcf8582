// The event log in Elasticsearch. The internal user may write here, as it may failed events.
import type { ElasticsearchClient } from '@kbn/core/server';
import type { EventLogAnswer, EventLogEntry, EventLogRecord } from '../../common/api/event_log';
import { deleteOldDocuments } from '../elasticsearch/delete_old_documents';
import { statusOf } from '../elasticsearch/elasticsearch_error';
import { ensureHiddenIndex } from '../elasticsearch/ensure_hidden_index';
import { Auth0LogsError, isTemporary } from '../errors';

export const EVENT_LOG_INDEX = '.kibana-auth0-logs-event-log';
const CONFLICT = 409;

/** In the words of ECS. */
export interface EventLogDocument {
  '@timestamp': string;
  event: {
    kind: 'event';
    dataset: 'auth0_logs.event_log';
    action: EventLogEntry['action'];
    outcome: EventLogEntry['outcome'];
    reason?: string;
    /** Tells apart what one node saw within a millisecond. */
    sequence: number;
  };
  message: string;
  service: { type: 'kibana'; name: string; node: { name: string } };
  /** `details`, of the reason, are only kept: the index does not map them. */
  auth0_logs: { source?: { id: string }; count?: number; details?: object };
}

export interface StoredRecord {
  id: string;
  document: EventLogDocument;
}

const ensureIndex = (client: ElasticsearchClient): Promise<void> =>
  ensureHiddenIndex(client, EVENT_LOG_INDEX, {
    '@timestamp': { type: 'date' },
    'event.action': { type: 'keyword' },
    'event.outcome': { type: 'keyword' },
    'event.reason': { type: 'keyword' },
    'event.sequence': { type: 'long' },
    message: { type: 'text' },
    'service.node.name': { type: 'keyword' },
    'auth0_logs.source.id': { type: 'keyword' },
  });

/** Resolves when all are stored, or refused for good; written again, a record stays one. */
export const writeEventLog = async (
  client: ElasticsearchClient,
  records: StoredRecord[],
  requestTimeout: number,
): Promise<{ refused: number }> => {
  const options = { maxRetries: 0, requestTimeout };
  await ensureIndex(client);
  const operations = records.flatMap(({ id, document }) => [{ create: { _id: id } }, document]);
  const { items } = await client.bulk({ index: EVENT_LOG_INDEX, operations }, options);
  const failed = items.flatMap(({ create }) =>
    create && create.status >= 300 && create.status !== CONFLICT ? [create.status] : [],
  );
  if (failed.some(isTemporary))
    throw new Auth0LogsError('unavailable', { details: { task: 'write_event_log' } });
  return { refused: failed.length };
};

export interface EventLogQuery {
  source?: string;
  from: number;
  size: number;
}

export const readEventLog = async (
  client: ElasticsearchClient,
  { source, from, size }: EventLogQuery,
): Promise<EventLogAnswer> => {
  const { hits } = await client
    .search<EventLogDocument>({
      index: EVENT_LOG_INDEX,
      ignore_unavailable: true,
      from,
      size,
      track_total_hits: true,
      sort: [
        { '@timestamp': { order: 'desc', unmapped_type: 'date' } },
        { 'event.sequence': { order: 'desc', unmapped_type: 'long' } },
      ],
      query:
        source === undefined ? { match_all: {} } : { term: { 'auth0_logs.source.id': source } },
    })
    .catch((cause: unknown) => {
      if (!isTemporary(statusOf(cause))) throw cause;
      throw new Auth0LogsError('unavailable', { details: { task: 'read_event_log' }, cause });
    });
  const { total = 0 } = hits;
  return {
    total: typeof total === 'number' ? total : total.value,
    records: hits.hits.flatMap(({ _source }) => (_source ? [recordOf(_source)] : [])),
  };
};

const recordOf = (document: EventLogDocument): EventLogRecord => {
  const { event, service, auth0_logs } = document;
  const { source, count, details } = auth0_logs;
  return {
    timestamp: document['@timestamp'],
    action: event.action,
    outcome: event.outcome,
    reason: event.reason,
    details,
    ...(source && { source: source.id }),
    count,
    node: { uuid: service.node.name, name: service.name },
  };
};

export const deleteOldEventLog = (client: ElasticsearchClient, olderThan: Date): Promise<number> =>
  deleteOldDocuments(client, { index: EVENT_LOG_INDEX, field: '@timestamp', olderThan });
