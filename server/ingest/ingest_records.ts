// The one path of events: records -> mapped -> written -> counted, with failed events for the rest.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SourceCounters } from '../../common/api/source_counters';
import type { RejectedRecord, WebhookAnswer } from '../../common/api/webhook';
import { dataStreamName } from '../../common/plugin';
import { OperationEncoder } from '../event_store/bulk_operations';
import type { WriteResult } from '../event_store/bulk_item';
import type { WritableEvent } from '../event_store/bulk_writer';
import type { FailedEvent } from '../failed_events/failed_event_store';
import type { EventKey } from '../event_store/earlier_copies';
import { codeOf, locateEvent } from '../mapping/auth0_record';
import { createMapEvent } from '../mapping/map_event';
import { asJson } from '../mapping/tidy';
import type { Source } from '../sources/source';

/** A part of a body: a record, with its text where it stood alone; or what cannot be one and why. */
export type ParsedRecord =
  | { kind: 'record'; record: Record<string, unknown>; raw?: string }
  | { kind: 'bad'; code: string; message: string; raw: string };

export type GoodRecord = Extract<ParsedRecord, { kind: 'record' }>;
type BadPart = Extract<ParsedRecord, { kind: 'bad' }> & { position: number };

export interface IngestDeps {
  /** Throws where events cannot be taken now; asked before a body is read. */
  admit(): void;
  /** The deadline is by `performance.now()`. */
  write(events: WritableEvent[], deadline: number): Promise<WriteResult[]>;
  /** Resolves with the number of new ones: a record delivered again is kept already. */
  writeFailedEvents(failedEvents: FailedEvent[]): Promise<number>;
  count(source: string, counts: Partial<SourceCounters>): void;
  /** Told of each write, whatever came of it. */
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
  receivedAt: Date;
  /** Taken one by one: what is mapped already holds no memory. May throw; nothing is written then. */
  records: Iterable<ParsedRecord>;
}

/** Records that are parsed and mapped before other requests get their turn. */
const CHUNK = 100;
const MAX_REJECTED_SHOWN = 20;
/** From receipt. Auth0 gives up on a request after a while: its answer must come before. */
const WRITTEN_WITHIN_MS = 15_000;

export const ingestRecords = async (
  deps: IngestDeps,
  request: IngestRequest,
): Promise<WebhookAnswer> => {
  const { mapped, bad, dropped, results } = await mapAndWrite(deps, request);
  const { unknown, ...written } = tally(mapped, results);
  // Counted now, whatever comes after: sent again, these will be duplicates.
  deps.count(request.source.id, { ...written, unknown_code: unknown.length });
  const unknownCodes = unknown.flatMap(({ code }) => code ?? []);
  deps.written(request.source.id, { events: mapped, results, unknownCodes });

  bad.push(...mapped.flatMap((event, at) => refusedPart(event, results[at])));
  bad.sort((a, b) => a.position - b.position);
  const failed = await deps.writeFailedEvents(bad.map((part) => failedEvent(request, part)));
  deps.count(request.source.id, { failed });

  const failure = results.find((result) => result.kind === 'failed');
  if (failure) throw failure.error;
  // Only now: sent again, they would be counted again.
  deps.count(request.source.id, { dropped });
  const shown = bad.slice(0, MAX_REJECTED_SHOWN).map(rejected);
  return { ...written, dropped, failed: bad.length, rejected: shown };
};

const mapAndWrite = async (deps: IngestDeps, request: IngestRequest) => {
  const deadline = performance.now() + WRITTEN_WITHIN_MS;
  const encoder = new OperationEncoder(dataStreamName(request.source.namespace));
  try {
    const records = await mapAll(request, encoder);
    return { ...records, results: await deps.write(records.mapped, deadline) };
  } finally {
    encoder.release();
  }
};

interface MappedRecord extends WritableEvent {
  /** In the body, from 1. */
  position: number;
  code: string | undefined;
  codeKnown: boolean;
  /** For the failed event, should Elasticsearch refuse the document. */
  original: GoodRecord['record'] | string;
}

const tally = (mapped: MappedRecord[], results: WriteResult[]) => {
  const count = (kind: WriteResult['kind']): number =>
    results.filter((result) => result.kind === kind).length;
  const unknown = mapped.filter(
    ({ codeKnown }, at) => !codeKnown && results[at]?.kind === 'accepted',
  );
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    unknown,
  };
};

const refusedPart = (
  { position, original }: MappedRecord,
  result: WriteResult | undefined,
): BadPart[] => {
  if (result?.kind !== 'refused') return [];
  const raw = typeof original === 'string' ? original : asJson(original);
  return [{ kind: 'bad', position, code: 'refused', message: result.reason, raw }];
};

const mapAll = async (
  { source, receivedAt, records }: IngestRequest,
  encoder: OperationEncoder,
) => {
  const mapEvent = createMapEvent({ ...source, receivedAt });
  const { dataStream: index } = encoder;
  const toWrite = (part: GoodRecord, position: number): MappedRecord => {
    const { record, raw } = redacted(part, source);
    const { id, document, occurred, code, codeKnown } = mapEvent(record, raw);
    const operation = encoder.encode(id, document);
    return { index, id, occurred, operation, position, code, codeKnown, original: raw ?? record };
  };
  const mapped: MappedRecord[] = [];
  const bad: BadPart[] = [];
  let position = 0;
  let dropped = 0;
  for (const part of records) {
    position += 1;
    if (part.kind === 'bad') bad.push({ ...part, position });
    else if (isDropped(part, source)) dropped += 1;
    else mapped.push(toWrite(part, position));
    if (position % CHUNK === 0) await nextTurn();
  }
  return { mapped, bad, dropped };
};

export const isDropped = ({ record }: GoodRecord, { dropCodes }: Source): boolean =>
  dropCodes.size > 0 && dropCodes.has(codeOf(locateEvent(record).data) ?? '');

/** The text that it stood in holds the values, and goes. */
export const redacted = (part: GoodRecord, { redact }: Source): GoodRecord =>
  redact ? { kind: 'record', record: redact(part.record) } : part;

const failedEvent = ({ source, receivedAt }: IngestRequest, part: BadPart): FailedEvent => ({
  source: source.id,
  received: receivedAt.toISOString(),
  position: part.position,
  code: part.code,
  reason: part.message,
  raw: part.raw,
});

/** Elasticsearch's reason may quote the event, so the answer leaves it in the failed event. */
const rejected = ({ position, code, message }: BadPart): RejectedRecord => ({
  position,
  code,
  message: code === 'refused' ? 'Elasticsearch refused the document.' : message,
});
