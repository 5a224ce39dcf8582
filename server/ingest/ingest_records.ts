// The one path of events: records -> mapped -> written -> counted, with dead letters for the rest.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RejectedRecord, WebhookAnswer } from '../../common/api/webhook';
import { dataStreamName } from '../../common/plugin';
import type { WritableEvent, WriteResult } from '../elasticsearch/bulk_writer';
import type { DeadLetter } from '../elasticsearch/dead_letters';
import { Auth0LogsError } from '../errors';
import { mapEvent } from '../mapping/map_event';
import type { Source } from '../sources/source_registry';

/** A part of a body: a record, or what cannot be one and why. */
export type ParsedRecord =
  | { kind: 'record'; position: number; record: Record<string, unknown>; raw?: string }
  | { kind: 'bad'; position: number; code: string; message: string; raw: string };

type GoodRecord = Extract<ParsedRecord, { kind: 'record' }>;

export interface IngestDeps {
  ready(): boolean;
  write(events: WritableEvent[]): Promise<WriteResult[]>;
  writeDeadLetters(letters: DeadLetter[]): Promise<void>;
}

export interface IngestRequest {
  source: Source;
  receivedAt: Date;
  records: ParsedRecord[];
}

export interface IngestResult extends WebhookAnswer {
  unknown_code: number;
}

/** Records that are mapped before other requests get their turn. */
const CHUNK = 200;
const MAX_REJECTED_SHOWN = 20;

export const ingestRecords = async (
  deps: IngestDeps,
  request: IngestRequest,
): Promise<IngestResult> => {
  // Before the template is there, a write would create a plain index in the data stream's place.
  if (!deps.ready())
    throw new Auth0LogsError('not_installed', 'The Elasticsearch templates are not in place yet.');
  const good = request.records.filter((part): part is GoodRecord => part.kind === 'record');
  const mapped = await mapAll(request, good);
  const results = await deps.write(mapped.map(({ event }) => event));
  const failure = results.find((result) => result.kind === 'failed');

  const refused = results.flatMap((result, at): Extract<ParsedRecord, { kind: 'bad' }>[] => {
    const part = good[at];
    if (result.kind !== 'refused' || !part) return [];
    const raw = part.raw ?? JSON.stringify(part.record);
    return [{ kind: 'bad', position: part.position, code: 'refused', message: result.reason, raw }];
  });
  const bad = [...request.records.filter((part) => part.kind === 'bad'), ...refused];
  await deps.writeDeadLetters(bad.map((part) => deadLetter(request, part)));
  if (failure?.kind === 'failed') throw failure.error;

  const count = (kind: WriteResult['kind']): number =>
    results.filter((result) => result.kind === kind).length;
  return {
    accepted: count('accepted'),
    duplicate: count('duplicate'),
    dead_lettered: bad.length,
    rejected: bad.slice(0, MAX_REJECTED_SHOWN).map(rejected),
    unknown_code: results.filter(
      ({ kind }, at) => kind === 'accepted' && mapped[at]?.codeKnown === false,
    ).length,
  };
};

const mapAll = async (
  { source, receivedAt }: IngestRequest,
  records: GoodRecord[],
): Promise<{ event: WritableEvent; codeKnown: boolean }[]> => {
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

type BadPart = Extract<ParsedRecord, { kind: 'bad' }>;

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
