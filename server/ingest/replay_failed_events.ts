// Sends failed events through the ingest path once more. A failed event is deleted only after all of its
// records are stored: ended in between, it is replayed again, and they are duplicates then.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ElasticsearchClient } from '@kbn/core/server';
import type { FailedEventSelection, ReplayAnswer } from '../../common/api/failed_events';
import { FAILED_EVENT_INDEX, type StoredFailedEvent } from '../failed_events/failed_event_store';
import { Auth0LogsError, type ErrorCode } from '../errors';
import { ingestRecords, type IngestDeps } from './ingest_records';
import { parseBody } from './parse_body';
import type { SourceRegistry } from '../sources/source_registry';
import { countBy } from '../failed_events/count_by';
import {
  deleteFailedEvents,
  searchFailedEvents,
  selectionQuery,
  unreadable,
} from '../failed_events/failed_event_search';

const BATCH_FAILED_EVENTS = 100;
/** Characters of raw text; one failed event alone may be longer. */
const BATCH_LENGTH = 4 * 1024 * 1024;

export interface ReplayDeps {
  client: () => Promise<ElasticsearchClient>;
  sources: Pick<SourceRegistry, 'reopen'>;
  ingest: IngestDeps;
  onReplayed(source: string, count: number): void;
}

export interface Replay extends FailedEventSelection {
  /** Goes on after the failed event of this `_seq_no`: newest first, so that an end is reached. */
  after?: string;
}

export const replayFailedEvents = async (
  deps: ReplayDeps,
  { after, ...selection }: Replay,
): Promise<ReplayAnswer> => {
  deps.ingest.admit();
  const client = await deps.client();
  const { ids, remaining, last } = await nextBatch(client, selection, after);
  const attempts = await attemptAll(deps, await readFailedEvents(client, ids));
  const deleted = await deleteFailedEvents(client, idsOf(attempts, 'replayed'));
  const replayed = attempts.filter(({ failedEvent }) => deleted.has(failedEvent.id));
  for (const [source, count] of countBy(replayed, ({ failedEvent }) => failedEvent.source))
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
  selection: FailedEventSelection,
  after: string | undefined,
) => {
  const selected = selectionQuery(selection);
  const untried = after === undefined ? [] : [{ range: { _seq_no: { lt: after } } }];
  const { hits, total } = await searchFailedEvents(client, {
    ...{ size: BATCH_FAILED_EVENTS, _source: ['length'], sort: [{ _seq_no: 'desc' }] },
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

interface FailedEvent extends StoredFailedEvent {
  id: string;
}

const readFailedEvents = async (
  client: ElasticsearchClient,
  ids: string[],
): Promise<FailedEvent[]> => {
  if (ids.length === 0) return [];
  const { docs } = await client
    .mget<StoredFailedEvent>({ index: FAILED_EVENT_INDEX, ids })
    .catch(unreadable);
  if (docs.some((doc) => 'error' in doc))
    throw new Auth0LogsError('unavailable', { details: { task: 'read_failed_events' } });
  // Those that were deleted since are left out.
  return docs.flatMap((doc) =>
    '_source' in doc && doc.found && doc._source ? [{ id: doc._id, ...doc._source }] : [],
  );
};

type Attempt = { failedEvent: FailedEvent } & (
  | { kind: 'replayed' }
  /** It stays. */
  | { kind: 'failed'; code: string }
  /** Nobody can tell: Elasticsearch could not take it. */
  | { kind: 'interrupted'; error: unknown }
);

const idsOf = (attempts: Attempt[], kind: Attempt['kind']): string[] =>
  attempts.filter((attempt) => attempt.kind === kind).map(({ failedEvent }) => failedEvent.id);

/** Side by side: their events share bulk calls. */
const attemptAll = async (deps: ReplayDeps, failedEvents: FailedEvent[]): Promise<Attempt[]> => {
  const attempts: Promise<Attempt>[] = [];
  for (const failedEvent of failedEvents) {
    attempts.push(attempt(deps, failedEvent));
    await nextTurn();
  }
  return Promise.all(attempts);
};

/** Never rejects. */
const attempt = async (deps: ReplayDeps, failedEvent: FailedEvent): Promise<Attempt> => {
  try {
    const code = await ingestFailedEvent(deps, failedEvent);
    return code === undefined
      ? { failedEvent, kind: 'replayed' }
      : { failedEvent, kind: 'failed', code };
  } catch (error) {
    return error instanceof Auth0LogsError && OF_THE_FAILED_EVENT.has(error.code)
      ? { failedEvent, kind: 'failed', code: error.code }
      : { failedEvent, kind: 'interrupted', error };
  }
};

/** Of the events of one failed event. */
const WRITTEN_WITHIN_MS = 15_000;

/** Such failures leave the other failed events their chance. */
const OF_THE_FAILED_EVENT = new Set<ErrorCode>([
  'not_json',
  'no_such_source',
  'secrets_unreadable',
]);

/** Resolves with what keeps it from becoming events, if anything does. */
const ingestFailedEvent = async (
  { sources, ingest }: ReplayDeps,
  failedEvent: FailedEvent,
): Promise<string | undefined> => {
  const outcomes = await ingestRecords(
    {
      ...ingest,
      // What fails again is a failed event already.
      writeFailedEvents: () => Promise.resolve(0),
      // How late it is tells nothing of how fast events arrive.
      written: (source, write) => ingest.written(source, { ...write, events: [], results: [] }),
    },
    {
      source: sources.reopen(failedEvent.source),
      input: failedEvent.input,
      deadline: performance.now() + WRITTEN_WITHIN_MS,
      receivedAt: new Date(failedEvent.received),
      records: parseBody(bytesOf(failedEvent)),
    },
  );
  const retry = outcomes.find((outcome) => outcome.kind === 'retry');
  if (retry) throw retry.error;
  if (outcomes.length === 0) return 'not_an_object';
  return outcomes.find((outcome) => outcome.kind === 'failed')?.code;
};

const bytesOf = ({ code, raw }: FailedEvent): Buffer =>
  Buffer.from(raw, code === 'not_utf8' ? 'base64' : 'utf8');
