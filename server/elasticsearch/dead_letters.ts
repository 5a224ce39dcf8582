// Records that cannot become events, kept whole with the reason. The internal user may write here.
import { createHash } from 'node:crypto';
import type { ElasticsearchClient } from '@kbn/core/server';
import { Auth0LogsError } from '../errors';

export const DEAD_LETTER_INDEX = '.kibana-auth0-logs-dead-letters';
const WRITE_TIMEOUT_MS = 15_000;
const DELETE_BATCH = 1_000;

export interface DeadLetter {
  source: string;
  received: string;
  /** In the request's body, from 1. */
  position: number;
  code: string;
  reason: string;
  /** As it arrived; base64 where it is not UTF-8. */
  raw: string;
}

export const ensureDeadLetterIndex = async (client: ElasticsearchClient): Promise<void> => {
  await client.indices.create(
    {
      index: DEAD_LETTER_INDEX,
      settings: { hidden: true, auto_expand_replicas: '0-1' },
      mappings: {
        dynamic: false,
        properties: {
          source: { type: 'keyword' },
          received: { type: 'date' },
          position: { type: 'long' },
          code: { type: 'keyword' },
          reason: { type: 'text' },
          raw: { type: 'keyword', index: false, doc_values: false },
        },
      },
    },
    { ignore: [400] }, // it is there already
  );
};

/** The id is a hash of the content, so that a record delivered again stays one dead letter. */
const idOf = ({ source, raw }: DeadLetter): string =>
  createHash('sha256').update(`${source}\n${raw}`).digest('hex');

/** Resolves when all are durable; otherwise rejects, and the sender has to send again. */
export const writeDeadLetters = async (
  client: ElasticsearchClient,
  letters: DeadLetter[],
): Promise<void> => {
  if (letters.length === 0) return;
  const operations = letters.flatMap((letter) => [{ create: { _id: idOf(letter) } }, letter]);
  const answer = await client
    .bulk(
      { index: DEAD_LETTER_INDEX, operations },
      { maxRetries: 0, requestTimeout: WRITE_TIMEOUT_MS },
    )
    .catch((cause: unknown) => {
      throw new Auth0LogsError('unavailable', 'Dead letters could not be kept.', { cause });
    });
  const lost = answer.items.filter(
    ({ create }) => create && create.status !== 409 && create.status >= 300,
  );
  if (lost.length > 0)
    throw new Auth0LogsError('unavailable', `${lost.length} dead letters could not be kept.`);
};

/** By search and bulk, since delete-by-query is a module that some builds lack. */
export const deleteOldDeadLetters = async (
  client: ElasticsearchClient,
  olderThan: Date,
): Promise<number> => {
  let deleted = 0;
  for (;;) {
    const { hits } = await client.search({
      index: DEAD_LETTER_INDEX,
      size: DELETE_BATCH,
      _source: false,
      query: { range: { received: { lt: olderThan.toISOString() } } },
    });
    if (hits.hits.length === 0) return deleted;
    const operations = hits.hits.map(({ _id }) => ({ delete: { _id: _id ?? '' } }));
    await client.bulk({ index: DEAD_LETTER_INDEX, operations, refresh: true });
    deleted += operations.length;
  }
};
