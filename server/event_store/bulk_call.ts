// One bulk call, and what its answer or its failure means for each of the documents.
import type { ElasticsearchClient } from '@kbn/core/server';
import { Auth0LogsError } from '../errors';
import { readBulkItem, type BulkItem, type ItemResult } from './bulk_item';
import type { CallOptions } from './earlier_copies';
import { reasonOf, statusOf } from '../elasticsearch/elasticsearch_error';
import { ReusedMemory } from './reused_memory';

const BAD_REQUEST = 400;
const TOO_LARGE = 413;

const QUERY = {
  // Without its template a plain index would come to be in the place of the data stream.
  require_data_stream: true,
  // Just what is read of an answer.
  filter_path:
    'items.*._index,items.*.status,items.*.error.type,items.*.error.reason,items.*.error.index',
};

interface BulkAnswer {
  items: { create?: BulkItem }[];
}

/** At a time. */
export const MAX_CALLS = 4;
/** Only a single document may be longer. */
export const MAX_CALL_BYTES = 8 * 1024 * 1024;
const bodies = new ReusedMemory({ pieces: MAX_CALLS, bytes: MAX_CALL_BYTES });

/** For a document that the answer does not mention. */
export const LEFT_OUT: ItemResult = {
  kind: 'failed',
  error: new Auth0LogsError('unavailable', { details: { task: 'write_events' } }),
};

/** Takes what `OperationEncoder` makes; one result for each, in order. */
export const createDocuments = async (
  client: ElasticsearchClient,
  operations: Buffer[],
  options: CallOptions,
): Promise<ItemResult[]> => {
  const size = operations.reduce((sum, { length }) => sum + length, 0);
  const body = bodies.take(size);
  let end = 0;
  for (const operation of operations) end += operation.copy(body, end);
  const { items } = await client.transport.request<BulkAnswer>(
    { method: 'POST', path: '/_bulk', querystring: QUERY, bulkBody: body.subarray(0, end) },
    // Else the client spells the body out byte by byte for an error that only the caller sees.
    { ...options, redaction: { type: 'off' } },
  );
  // Only now: of a call that failed, something may still be under way.
  bodies.giveBack(body);
  return items.map(({ create }) => (create ? readBulkItem(create) : LEFT_OUT));
};

/** The reason, where a call was refused for what is in it. */
export const faultOfDocument = (error: unknown): string | undefined => {
  const status = statusOf(error);
  if (status === TOO_LARGE) return 'too large for Elasticsearch';
  if (status === BAD_REQUEST) return reasonOf(error) ?? 'Elasticsearch could not read it';
  return undefined;
};

/** What a call that failed as a whole means for each of its documents. */
export const readFailure = (error: unknown): ItemResult => {
  if (error instanceof Auth0LogsError) return { kind: 'retry', error };
  const status = statusOf(error);
  const known = status === 401 || status === 403 || status === 429;
  return readBulkItem({ status: known ? status : 503 });
};
