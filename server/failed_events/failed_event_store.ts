// Records that cannot become events, kept whole with the reason. The internal user may write here.
import type { ElasticsearchClient } from '@kbn/core/server';
import { EXCERPT_LENGTH, type FailedEventCode } from '../../common/api/failed_events';
import type { InputName } from '../../common/api/sources';
import { Auth0LogsError } from '../errors';
import { sha256 } from '../hashing';
import { deleteOldDocuments } from '../elasticsearch/delete_old_documents';
import { ensureHiddenIndex } from '../elasticsearch/ensure_hidden_index';

export const FAILED_EVENT_INDEX = '.kibana-auth0-logs-failed-events';
const WRITE_TIMEOUT_MS = 15_000;
/** Characters of one call: raw texts, and about as much for each failed event besides. */
const BATCH_LENGTH = 8 * 1024 * 1024;
const FAILED_EVENT_LENGTH = 500;
const CONFLICT = 409;

export interface FailedEvent {
  source: string;
  input: InputName;
  received: string;
  /** In the body or page that it came in, from 1. */
  position: number;
  code: FailedEventCode;
  reason: string;
  /** As it arrived; base64 where it is not UTF-8. */
  raw: string;
}

/** With what a list shows of the text, so that it need not load it. */
export interface StoredFailedEvent extends FailedEvent {
  excerpt: string;
  /** Characters of `raw`. */
  length: number;
}

export const ensureFailedEventIndex = (client: ElasticsearchClient): Promise<void> =>
  ensureHiddenIndex(client, FAILED_EVENT_INDEX, {
    source: { type: 'keyword' },
    input: { type: 'keyword' },
    received: { type: 'date' },
    position: { type: 'long' },
    code: { type: 'keyword' },
    reason: { type: 'text' },
    raw: { type: 'keyword', index: false, doc_values: false },
    excerpt: { type: 'keyword', index: false, doc_values: false },
    length: { type: 'long' },
  });

/** The id is a hash of the content, so that a record delivered again stays one failed event. */
const idOf = ({ source, raw }: FailedEvent): string => sha256(`${source}\n${raw}`);

const LONE_SURROGATE = /[\ud800-\udbff]$/;

const asStored = (failedEvent: FailedEvent): StoredFailedEvent => ({
  ...failedEvent,
  excerpt: failedEvent.raw.slice(0, EXCERPT_LENGTH).replace(LONE_SURROGATE, ''),
  length: failedEvent.raw.length,
});

/** Resolves when all are durable, with the number of new ones; else the sender has to send again. */
export const writeFailedEvents = async (
  client: ElasticsearchClient,
  failedEvents: FailedEvent[],
): Promise<number> => {
  let written = 0;
  for (const batch of batchesOf(failedEvents)) written += await writeBatch(client, batch);
  return written;
};

const batchesOf = (failedEvents: FailedEvent[]): FailedEvent[][] => {
  const batches: FailedEvent[][] = [];
  let room = 0;
  for (const failedEvent of failedEvents) {
    if (batches.length === 0 || room < failedEvent.raw.length) {
      batches.push([]);
      room = BATCH_LENGTH;
    }
    room -= failedEvent.raw.length + FAILED_EVENT_LENGTH;
    batches.at(-1)?.push(failedEvent);
  }
  return batches;
};

const writeBatch = async (
  client: ElasticsearchClient,
  failedEvents: FailedEvent[],
): Promise<number> => {
  const operations = failedEvents.flatMap((failedEvent) => [
    { create: { _id: idOf(failedEvent) } },
    asStored(failedEvent),
  ]);
  const answer = await client
    .bulk(
      { index: FAILED_EVENT_INDEX, operations },
      { maxRetries: 0, requestTimeout: WRITE_TIMEOUT_MS },
    )
    .catch((cause: unknown) => {
      throw new Auth0LogsError('unavailable', { details: { task: 'write_failed_events' }, cause });
    });
  const written = answer.items.filter(({ create }) => create && create.status < 300).length;
  const known = answer.items.filter(({ create }) => create?.status === CONFLICT).length;
  const lost = failedEvents.length - written - known;
  if (lost > 0)
    throw new Auth0LogsError('unavailable', { details: { task: 'write_failed_events' } });
  return written;
};

export const deleteOldFailedEvents = (
  client: ElasticsearchClient,
  olderThan: Date,
): Promise<number> =>
  deleteOldDocuments(client, { index: FAILED_EVENT_INDEX, field: 'received', olderThan });
