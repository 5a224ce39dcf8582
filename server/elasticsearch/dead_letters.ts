// Records that cannot become events, kept whole with the reason. The internal user may write here.
import type { ElasticsearchClient } from '@kbn/core/server';
import { EXCERPT_LENGTH } from '../../common/api/dead_letters';
import { Auth0LogsError } from '../errors';
import { sha256 } from '../mapping/sha256';
import { deleteOldDocuments } from './delete_old_documents';
import { ensureHiddenIndex } from './ensure_hidden_index';

export const DEAD_LETTER_INDEX = '.kibana-auth0-logs-dead-letters';
const WRITE_TIMEOUT_MS = 15_000;
/** Characters of one call: raw texts, and about as much for each letter besides. */
const BATCH_LENGTH = 8 * 1024 * 1024;
const LETTER_LENGTH = 500;
const CONFLICT = 409;

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

/** With what a list shows of the text, so that it need not load it. */
export interface StoredLetter extends DeadLetter {
  excerpt: string;
  /** Characters of `raw`. */
  length: number;
}

export const ensureDeadLetterIndex = (client: ElasticsearchClient): Promise<void> =>
  ensureHiddenIndex(client, DEAD_LETTER_INDEX, {
    source: { type: 'keyword' },
    received: { type: 'date' },
    position: { type: 'long' },
    code: { type: 'keyword' },
    reason: { type: 'text' },
    raw: { type: 'keyword', index: false, doc_values: false },
    excerpt: { type: 'keyword', index: false, doc_values: false },
    length: { type: 'long' },
  });

/** The id is a hash of the content, so that a record delivered again stays one dead letter. */
const idOf = ({ source, raw }: DeadLetter): string => sha256(`${source}\n${raw}`);

const LONE_SURROGATE = /[\ud800-\udbff]$/;

const asStored = (letter: DeadLetter): StoredLetter => ({
  ...letter,
  excerpt: letter.raw.slice(0, EXCERPT_LENGTH).replace(LONE_SURROGATE, ''),
  length: letter.raw.length,
});

/** Resolves when all are durable, with the number of new ones; else the sender has to send again. */
export const writeDeadLetters = async (
  client: ElasticsearchClient,
  letters: DeadLetter[],
): Promise<number> => {
  let written = 0;
  for (const batch of batchesOf(letters)) written += await writeBatch(client, batch);
  return written;
};

const batchesOf = (letters: DeadLetter[]): DeadLetter[][] => {
  const batches: DeadLetter[][] = [];
  let room = 0;
  for (const letter of letters) {
    if (batches.length === 0 || room < letter.raw.length) {
      batches.push([]);
      room = BATCH_LENGTH;
    }
    room -= letter.raw.length + LETTER_LENGTH;
    batches.at(-1)?.push(letter);
  }
  return batches;
};

const writeBatch = async (client: ElasticsearchClient, letters: DeadLetter[]): Promise<number> => {
  const operations = letters.flatMap((letter) => [
    { create: { _id: idOf(letter) } },
    asStored(letter),
  ]);
  const answer = await client
    .bulk(
      { index: DEAD_LETTER_INDEX, operations },
      { maxRetries: 0, requestTimeout: WRITE_TIMEOUT_MS },
    )
    .catch((cause: unknown) => {
      throw new Auth0LogsError('unavailable', 'Dead letters could not be kept.', { cause });
    });
  const written = answer.items.filter(({ create }) => create && create.status < 300).length;
  const known = answer.items.filter(({ create }) => create?.status === CONFLICT).length;
  const lost = letters.length - written - known;
  if (lost > 0) throw new Auth0LogsError('unavailable', `${lost} dead letters could not be kept.`);
  return written;
};

export const deleteOldDeadLetters = (
  client: ElasticsearchClient,
  olderThan: Date,
): Promise<number> =>
  deleteOldDocuments(client, { index: DEAD_LETTER_INDEX, field: 'received', olderThan });
