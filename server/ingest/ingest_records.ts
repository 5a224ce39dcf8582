// The one path of events: records -> mapped -> written -> counted, with failed events for the rest.
// It knows no input: whoever calls it says until when, and makes of the outcomes what it needs.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FailedEventCode } from '../../common/api/failed_events';
import type { SourceCounters } from '../../common/api/source_counters';
import type { InputName } from '../../common/api/sources';
import { dataStreamName } from '../../common/plugin';
import { asError, type Auth0LogsError } from '../errors';
import type { WriteResult } from '../event_store/bulk_item';
import { OperationEncoder, withOtherId } from '../event_store/bulk_operations';
import type { WritableEvent } from '../event_store/bulk_writer';
import type { EventKey } from '../event_store/earlier_copies';
import type { FailedEvent } from '../failed_events/failed_event_store';
import { sha256 } from '../hashing';
import { codeOf, locateEvent } from '../mapping/auth0_record';
import { createMapEvent } from '../mapping/map_event';
import { asJson } from '../mapping/tidy';
import type { Source } from '../sources/source';

/** A part of what came in: a record, with its text where it stood alone; or what cannot be one and why. */
export type ParsedRecord =
  | { kind: 'record'; record: Record<string, unknown>; raw?: string }
  | { kind: 'bad'; code: FailedEventCode; message: string; raw: string };

export type GoodRecord = Extract<ParsedRecord, { kind: 'record' }>;

/** What became of a record. All but `retry` is durable. */
export type RecordOutcome =
  | { kind: 'accepted' | 'duplicate' | 'dropped' }
  /** It is kept as a failed event. */
  | { kind: 'failed'; code: FailedEventCode; message: string }
  /** It is not stored: the caller has to bring it again. */
  | { kind: 'retry'; error: Auth0LogsError };

export interface IngestDeps {
  /** Throws where events cannot be accepted now; asked before they are read. */
  admit(): void;
  /** Whether a pipeline of the user's own reads `event.original`, which is gone from what is stored. */
  pipelineReadsOriginal(): boolean;
  /** The deadline is by `performance.now()`. */
  write(events: WritableEvent[], deadline: number): Promise<WriteResult[]>;
  /** Resolves with the number of new ones: a record that comes again is kept already. */
  writeFailedEvents(failedEvents: FailedEvent[]): Promise<number>;
  count(source: string, counts: Partial<SourceCounters>): void;
  /** Called after each write, whatever came of it. */
  written(source: string, write: Written): void;
}

export interface Written {
  events: readonly EventKey[];
  /** In their order. */
  results: readonly WriteResult[];
  /** Of accepted events. */
  unknownCodes: readonly string[];
}

export interface IngestRequest {
  source: Source;
  input: InputName;
  receivedAt: Date;
  /** Of the writing, by `performance.now()`. */
  deadline: number;
  /** Read one by one: what is mapped already holds no memory. May throw; nothing is written then. */
  records: Iterable<ParsedRecord>;
}

/** Records that are parsed and mapped before other requests get their turn. */
const CHUNK = 100;

const DROPPED: RecordOutcome = { kind: 'dropped' };
const ACCEPTED: RecordOutcome = { kind: 'accepted' };
const DUPLICATE: RecordOutcome = { kind: 'duplicate' };

/** One outcome for each record, in order. Rejects only with what `records` throws. */
export const ingestRecords = async (
  deps: IngestDeps,
  request: IngestRequest,
): Promise<RecordOutcome[]> => {
  const { outcomes, mapped, failures, results } = await mapAndWrite(deps, request);
  mapped.forEach((event, at) => {
    const result = results[at];
    if (result) outcomes[event.place] = outcomeOf(result);
    if (result?.kind === 'refused' || result?.kind === 'taken')
      failures.push(failureOfWrite(event, result));
  });
  await keepFailures(deps, request, { failures, outcomes });
  if (!outcomes.some(({ kind }) => kind === 'retry')) {
    // Only now: records that come again would be counted again.
    const dropped = outcomes.filter(({ kind }) => kind === 'dropped').length;
    if (dropped > 0) deps.count(request.source.id, { dropped });
  }
  return outcomes;
};

interface MappedRecord extends WritableEvent {
  /** Among the records, from 0. */
  place: number;
  code: string | undefined;
  codeKnown: boolean;
  operationKnown: boolean | undefined;
  /** For the failed event, should Elasticsearch refuse the document. */
  original: GoodRecord['record'] | string;
}

interface Failure {
  place: number;
  code: FailedEventCode;
  message: string;
  raw: string;
}

const mapAndWrite = async (deps: IngestDeps, request: IngestRequest) => {
  const encoder = new OperationEncoder(dataStreamName(request.source.namespace));
  try {
    const records = await mapAll(deps, request, encoder);
    const results = await writeAll(deps, request, records.mapped);
    return { ...records, results };
  } finally {
    encoder.release();
  }
};

/** Counted at once, whatever comes after: events that come again will be duplicates. */
const writeAll = async (
  deps: IngestDeps,
  { source, deadline }: IngestRequest,
  mapped: MappedRecord[],
): Promise<WriteResult[]> => {
  const results = await deps.write(mapped, deadline);
  const beside = new Map<number, MappedRecord>();
  mapped.forEach((event, at) => {
    if (results[at]?.kind === 'taken') beside.set(at, besideOther(event, source));
  });
  if (beside.size > 0) {
    const again = await deps.write([...beside.values()], deadline);
    [...beside.keys()].forEach((at, place) => {
      const result = again[place];
      if (result) results[at] = result;
    });
  }
  const count = (kind: WriteResult['kind']) => results.filter((one) => one.kind === kind).length;
  const accepted = mapped.filter((_event, at) => results[at]?.kind === 'accepted');
  const unknown = accepted.filter(({ codeKnown }) => !codeKnown);
  deps.count(source.id, {
    accepted: accepted.length,
    duplicate: count('duplicate'),
    unknown_code: unknown.length,
    unknown_operation: accepted.filter(({ operationKnown }) => operationKnown === false).length,
    id_conflict: [...beside.keys()].filter((at) => results[at]?.kind === 'accepted').length,
  });
  const unknownCodes = unknown.flatMap(({ code }) => code ?? []);
  const events = mapped.map((event, at) => beside.get(at) ?? event);
  deps.written(source.id, { events, results, unknownCodes });
  return results;
};

/** Under an id of its tenant's own, the same each time. */
const besideOther = (event: MappedRecord, { tenant }: Source): MappedRecord => {
  const id = sha256(`${tenant}\n${event.id}`);
  return { ...event, id, operation: withOtherId(event.operation, event.index, id) };
};

const textOf = (original: MappedRecord['original']): string =>
  typeof original === 'string' ? original : asJson(original);

const outcomeOf = (result: WriteResult): RecordOutcome => {
  if (result.kind === 'accepted') return ACCEPTED;
  if (result.kind === 'failed') return { kind: 'retry', error: result.error };
  return DUPLICATE; // those that are refused or taken are replaced by their failures
};

const failureOfWrite = (
  { place, original }: MappedRecord,
  result: Extract<WriteResult, { kind: 'refused' | 'taken' }>,
): Failure => ({
  place,
  raw: textOf(original),
  ...(result.kind === 'refused'
    ? { code: 'refused', message: result.reason }
    : {
        code: 'id_taken',
        message: 'Other events have both the id and the one made in its place.',
      }),
});

/** Where they cannot be kept, they have to come again. */
const keepFailures = async (
  deps: IngestDeps,
  request: IngestRequest,
  { failures, outcomes }: { failures: Failure[]; outcomes: RecordOutcome[] },
): Promise<void> => {
  if (failures.length === 0) return;
  failures.sort((a, b) => a.place - b.place);
  try {
    const failed = await deps.writeFailedEvents(
      failures.map((failure) => failedEvent(request, failure)),
    );
    deps.count(request.source.id, { failed });
    for (const { place, code, message } of failures)
      outcomes[place] = { kind: 'failed', code, message };
  } catch (error) {
    for (const { place } of failures) outcomes[place] = { kind: 'retry', error: asError(error) };
  }
};

const mapAll = async (
  deps: Pick<IngestDeps, 'pipelineReadsOriginal'>,
  request: IngestRequest,
  encoder: OperationEncoder,
) => {
  const { source, input, receivedAt, records } = request;
  const mapEvent = createMapEvent({
    ...{ ...source, sourceId: source.id, input, receivedAt },
    pipelineReadsOriginal: deps.pipelineReadsOriginal(),
  });
  const outcomes: RecordOutcome[] = [];
  const mapped: MappedRecord[] = [];
  const failures: Failure[] = [];
  const map = (part: GoodRecord, place: number): void => {
    const { record, raw } = redacted(part, source);
    const mappedEvent = mapEvent(record, raw);
    const { id, document, occurred, code, codeKnown, operationKnown, failure } = mappedEvent;
    const original = raw ?? record;
    if (failure) {
      const message = document.message as string;
      failures.push({ place, code: failure, message, raw: textOf(original) });
      return;
    }
    const operation = encoder.encode(id, document);
    const { dataStream: index } = encoder;
    const key = { index, id, occurred, source: source.id, operation };
    mapped.push({ ...key, place, code, codeKnown, operationKnown, original });
  };
  let place = 0;
  for (const part of records) {
    outcomes.push(DROPPED);
    if (part.kind === 'bad') failures.push({ ...part, place });
    else if (!isDropped(part, source)) map(part, place);
    place += 1;
    if (place % CHUNK === 0) await nextTurn();
  }
  return { outcomes, mapped, failures };
};

export const isDropped = ({ record }: GoodRecord, { dropCodes }: Source): boolean =>
  dropCodes.size > 0 && dropCodes.has(codeOf(locateEvent(record).data) ?? '');

/** The text that it stood in holds the values, and goes. */
export const redacted = (part: GoodRecord, { redact }: Source): GoodRecord =>
  redact ? { kind: 'record', record: redact(part.record) } : part;

const failedEvent = (
  { source, input, receivedAt }: IngestRequest,
  { place, code, message, raw }: Failure,
): FailedEvent => ({
  source: source.id,
  input,
  received: receivedAt.toISOString(),
  position: place + 1,
  code,
  reason: message,
  raw,
});
