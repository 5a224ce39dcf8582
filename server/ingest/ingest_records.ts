// The one path of events: records -> mapped -> written -> counted, with dead letters for the rest.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SourceCounters } from '../../common/api/sources';
import type { RejectedRecord, WebhookAnswer } from '../../common/api/webhook';
import { dataStreamName } from '../../common/plugin';
import type { WritableEvent, WriteResult } from '../elasticsearch/bulk_writer';
import type { DeadLetter } from '../elasticsearch/dead_letters';
import { mapEvent } from '../mapping/map_event';
import type { Source } from '../sources/source_registry';

/** A part of a body: a record, or what cannot be one and why. */
export type ParsedRecord =
  | { kind: 'record'; position: number; record: Record<string, unknown>; raw?: string }
  | { kind: 'bad'; position: number; code: string; message: string; raw: string };

type GoodRecord = Extract<ParsedRecord, { kind: 'record' }>;
type BadPart = Extract<ParsedRecord, { kind: 'bad' }>;

export interface IngestDeps {
  /** Throws where events cannot be taken now; asked before a body is read. */
  admit(): void;
  write(events: WritableEvent[]): Promise<WriteResult[]>;
  writeDeadLetters(letters: DeadLetter[]): Promise<void>;
  count(source: string, counts: Partial<SourceCounters>): void;
}

export interface IngestRequest {
  source: Source;
  receivedAt: Date;
  records: ParsedRecord[];
}

/** Records that are mapped before other requests get their turn. */
const CHUNK = 200;
const MAX_REJECTED_SHOWN = 20;

export const ingestRecords = async (
  deps: IngestDeps,
  request: IngestRequest,
): Promise<WebhookAnswer> => {
  const good = request.records.filter((part): part is GoodRecord => part.kind === 'record');
  const mapped = await mapAll(request, good);
  const results = await deps.write(mapped.map(({ event }) => event));
  const { unknown_code, ...written } = tally(mapped, results);
  // Counted now, whatever comes after: sent again, these will be duplicates.
  deps.count(request.source.id, { ...written, unknown_code });

  const refused = good.flatMap((part, at) => refusedPart(part, results[at]));
  const bad = [...request.records.filter((part) => part.kind === 'bad'), ...refused];
  await deps.writeDeadLetters(bad.map((part) => deadLetter(request, part)));
  deps.count(request.source.id, { dead_lettered: bad.length });

  const failure = results.find((result) => result.kind === 'failed');
  if (failure) throw failure.error;
  const shown = bad.slice(0, MAX_REJECTED_SHOWN).map(rejected);
  return { ...written, dead_lettered: bad.length, rejected: shown };
};

interface Mapped {
  event: WritableEvent;
  codeKnown: boolean;
}

const tally = (mapped: Mapped[], results: WriteResult[]) => {
  const count = (kind: WriteResult['kind']): number =>
    results.filter((result) => result.kind === kind).length;
  const unknown = mapped.filter(
    ({ codeKnown }, at) => !codeKnown && results[at]?.kind === 'accepted',
  );
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    unknown_code: unknown.length,
  };
};

const refusedPart = (part: GoodRecord, result: WriteResult | undefined): BadPart[] => {
  if (result?.kind !== 'refused') return [];
  const raw = part.raw ?? JSON.stringify(part.record);
  return [{ kind: 'bad', position: part.position, code: 'refused', message: result.reason, raw }];
};

const mapAll = async (
  { source, receivedAt }: IngestRequest,
  records: GoodRecord[],
): Promise<Mapped[]> => {
  const { namespace, tags, preserveOriginal } = source;
  const index = dataStreamName(namespace);
  const mapped = [];
  for (const [at, { record, raw }] of records.entries()) {
    if (at > 0 && at % CHUNK === 0) await nextTurn();
    const options = { receivedAt, namespace, tags, preserveOriginal };
    const { id, document, codeKnown } = mapEvent(record, options, raw);
    mapped.push({ event: { index, id, json: JSON.stringify(document) }, codeKnown });
  }
  return mapped;
};

const deadLetter = ({ source, receivedAt }: IngestRequest, part: BadPart): DeadLetter => ({
  source: source.id,
  received: receivedAt.toISOString(),
  position: part.position,
  code: part.code,
  reason: part.message,
  raw: part.raw,
});

/** Elasticsearch's reason may quote the event, so the answer leaves it in the dead letter. */
const rejected = ({ position, code, message }: BadPart): RejectedRecord => ({
  position,
  code,
  message: code === 'refused' ? 'Elasticsearch refused the document.' : message,
});
