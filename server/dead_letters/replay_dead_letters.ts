// Sends dead letters through the ingest path once more. A letter is deleted only after all of its
// records are stored: ended in between, it is replayed again, and they are duplicates then.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ElasticsearchClient } from '@kbn/core/server';
import type { DeadLetterSelection, ReplayAnswer } from '../../common/api/dead_letters';
import { DEAD_LETTER_INDEX, type StoredLetter } from '../elasticsearch/dead_letters';
import { Auth0LogsError, type ErrorCode } from '../errors';
import { ingestRecords, type IngestDeps } from '../ingest/ingest_records';
import { parseBody } from '../ingest/parse_body';
import type { SourceRegistry } from '../sources/source_registry';
import { countBy } from './count_by';
import { deleteLetters, searchLetters, selectionQuery, unreadable } from './dead_letter_search';

const BATCH_LETTERS = 100;
/** Characters of raw text; one letter alone may be longer. */
const BATCH_LENGTH = 4 * 1024 * 1024;

export interface ReplayDeps {
  client: () => Promise<ElasticsearchClient>;
  sources: Pick<SourceRegistry, 'reopen'>;
  ingest: IngestDeps;
  onReplayed(source: string, count: number): void;
}

export interface Replay extends DeadLetterSelection {
  /** Goes on after the letter of this `_seq_no`: newest first, so that an end is reached. */
  after?: string;
}

export const replayDeadLetters = async (
  deps: ReplayDeps,
  { after, ...selection }: Replay,
): Promise<ReplayAnswer> => {
  deps.ingest.admit();
  const client = await deps.client();
  const { ids, remaining, last } = await nextBatch(client, selection, after);
  const attempts = await attemptAll(deps, await readLetters(client, ids));
  const deleted = await deleteLetters(client, idsOf(attempts, 'replayed'));
  const replayed = attempts.filter(({ letter }) => deleted.has(letter.id));
  for (const [source, count] of countBy(replayed, ({ letter }) => letter.source))
    deps.onReplayed(source, count);

  // Only now: what went well is gone, and is not tried again.
  const interrupted = attempts.find((attempt) => attempt.kind === 'interrupted');
  if (interrupted) throw interrupted.error;
  const failed = attempts.flatMap((attempt) => (attempt.kind === 'failed' ? [attempt.code] : []));
  return {
    ...{ replayed: replayed.length, failed: failed.length, remaining },
    failures: [...countBy(failed, (code) => code)].map(([code, count]) => ({ code, count })),
    ...(remaining > 0 && last !== undefined && { next: last }),
  };
};

const nextBatch = async (
  client: ElasticsearchClient,
  selection: DeadLetterSelection,
  after: string | undefined,
) => {
  const selected = selectionQuery(selection);
  const untried = after === undefined ? [] : [{ range: { _seq_no: { lt: after } } }];
  const { hits, total } = await searchLetters(client, {
    ...{ size: BATCH_LETTERS, _source: ['length'], sort: [{ _seq_no: 'desc' }] },
    query: { bool: { filter: [selected, ...untried] } },
  });
  let room = BATCH_LENGTH;
  const batch = hits.filter(({ _source }, at) => {
    room -= _source?.length ?? 0;
    return at === 0 || room >= 0;
  });
  const last = batch.at(-1)?.sort?.[0] as number | undefined;
  return {
    ids: batch.flatMap(({ _id }) => _id ?? []),
    remaining: total - batch.length,
    last: last === undefined ? undefined : String(last),
  };
};

interface Letter extends StoredLetter {
  id: string;
}

const readLetters = async (client: ElasticsearchClient, ids: string[]): Promise<Letter[]> => {
  if (ids.length === 0) return [];
  const { docs } = await client
    .mget<StoredLetter>({ index: DEAD_LETTER_INDEX, ids })
    .catch(unreadable);
  if (docs.some((doc) => 'error' in doc))
    throw new Auth0LogsError('unavailable', 'Dead letters cannot be read.');
  // Those that were deleted since are left out.
  return docs.flatMap((doc) =>
    '_source' in doc && doc.found && doc._source ? [{ id: doc._id, ...doc._source }] : [],
  );
};

type Attempt = { letter: Letter } & (
  | { kind: 'replayed' }
  /** It stays. */
  | { kind: 'failed'; code: string }
  /** Nobody can tell: Elasticsearch could not take it. */
  | { kind: 'interrupted'; error: unknown }
);

const idsOf = (attempts: Attempt[], kind: Attempt['kind']): string[] =>
  attempts.filter((attempt) => attempt.kind === kind).map(({ letter }) => letter.id);

/** Side by side: their events share bulk calls. */
const attemptAll = async (deps: ReplayDeps, letters: Letter[]): Promise<Attempt[]> => {
  const attempts: Promise<Attempt>[] = [];
  for (const letter of letters) {
    attempts.push(attempt(deps, letter));
    await nextTurn();
  }
  return Promise.all(attempts);
};

/** Never rejects. */
const attempt = async (deps: ReplayDeps, letter: Letter): Promise<Attempt> => {
  try {
    const code = await ingestLetter(deps, letter);
    return code === undefined ? { letter, kind: 'replayed' } : { letter, kind: 'failed', code };
  } catch (error) {
    return error instanceof Auth0LogsError && OF_THE_LETTER.has(error.code)
      ? { letter, kind: 'failed', code: error.code }
      : { letter, kind: 'interrupted', error };
  }
};

/** Such failures leave the other letters their chance. */
const OF_THE_LETTER = new Set<ErrorCode>(['not_json', 'no_such_source', 'secrets_unreadable']);

/** Resolves with what keeps it from becoming events, if anything does. */
const ingestLetter = async (
  { sources, ingest }: ReplayDeps,
  letter: Letter,
): Promise<string | undefined> => {
  const answer = await ingestRecords(
    {
      ...ingest,
      // What fails again is a dead letter already.
      writeDeadLetters: () => Promise.resolve(0),
      // How late it is tells nothing of how fast events arrive.
      written: (source, write) => ingest.written(source, { ...write, events: [], results: [] }),
    },
    {
      source: sources.reopen(letter.source),
      receivedAt: new Date(letter.received),
      records: parseBody(bytesOf(letter)),
    },
  );
  const { accepted, duplicate, dropped, rejected } = answer;
  if (accepted + duplicate + dropped + rejected.length === 0) return 'not_an_object';
  return rejected[0]?.code;
};

const bytesOf = ({ code, raw }: Letter): Buffer =>
  Buffer.from(raw, code === 'not_utf8' ? 'base64' : 'utf8');
