// Auth0 record in, ECS document out. Pure: the same record and context give the same document.
import { DATASET } from '../../common/plugin';
import { mapAuth0Logs } from './auth0_logs';
import {
  readRecord,
  UnmappableRecord,
  type Auth0Record,
  type UnmappableCode,
} from './auth0_record';
import { mapEntityTarget } from './entity_target';
import { mapError } from './error';
import { classify, mapEventFields } from './event';
import { mapHttp, mapUrl } from './http_url';
import { mapIdentifiers } from './identifiers';
import { mapRelated } from './related';
import { sha256 } from '../hashing';
import { mapSource } from './source';
import { asJson } from './tidy';
import { mapUser } from './user';
import { mapChanges } from './user_changes';
import { mapTarget } from './user_target';
import { mapUserAgent } from './user_agent';

/** Of the field definitions in @elastic/ecs that a test holds fields.ts against. */
export const ECS_VERSION = '9.4.0';
const KEEP_ORIGINAL_TAG = 'preserve_original_event';

/** Of the input that a record came by: the names that Elastic's integration writes for the same two. */
export const INPUT_TYPES = { webhook: 'http_endpoint', api: 'cel' } as const;
export type InputName = keyof typeof INPUT_TYPES;

export interface MappingContext {
  receivedAt: Date;
  /** Id of the source. */
  sourceId: string;
  input: InputName;
  /** Of the data stream. */
  namespace: string;
  tags: readonly string[];
  /** Keeps the record's text in `event.original`. */
  preserveOriginal: boolean;
  /** Sends it in any case: the ingest pipeline reads it, and removes it where it is not to be kept. */
  pipelineReadsOriginal?: boolean;
}

/** An ECS document; its leaves are declared in fields.ts. */
export interface EventDocument {
  '@timestamp': string;
  [fieldSet: string]: unknown;
}

export interface MappedEvent {
  /** The document's `_id`: the log id, or a hash of the event's content. */
  id: string;
  document: EventDocument;
  /** Milliseconds since 1970; absent where the event does not tell, or tells of no time before its receipt. */
  occurred: number | undefined;
  code: string | undefined;
  codeKnown: boolean;
  /** Of an operation of the Management API or of SCIM; absent where the event tells of none. */
  operationKnown?: boolean;
  /** Why the document is but a pipeline error. */
  problem?: MappingProblem;
}

export interface MappingProblem {
  code: UnmappableCode | 'mapping_failed';
  message: string;
}

type MapEvent = (record: unknown, rawText?: string) => MappedEvent;

/** What is the same for all events of a request. */
interface Receipt extends MappingContext {
  /** `receivedAt` as ISO 8601. */
  received: string;
}

/** Takes any JSON value and never throws; what cannot be mapped becomes a pipeline error. */
export const createMapEvent = (context: MappingContext): MapEvent => {
  const receipt = { ...context, received: context.receivedAt.toISOString() };
  return (record, rawText) => {
    try {
      return mapRecord(readRecord(record), receipt, rawText);
    } catch (error) {
      return keepUnmapped(rawText ?? asJson(record), receipt, problemOf(error));
    }
  };
};

const problemOf = (error: unknown): MappingProblem =>
  error instanceof UnmappableRecord
    ? { code: error.code, message: error.message }
    : { code: 'mapping_failed', message: 'The record could not be mapped.' };

/** For one event alone. */
export const mapEvent = (record: unknown, context: MappingContext, rawText?: string): MappedEvent =>
  createMapEvent(context)(record, rawText);

const mapRecord = (
  record: Auth0Record,
  receipt: Receipt,
  rawText: string | undefined,
): MappedEvent => {
  const { preserveOriginal, pipelineReadsOriginal = false } = receipt;
  const original =
    preserveOriginal || pipelineReadsOriginal ? (rawText ?? asJson(record.data)) : undefined;
  const id = documentId(record, rawText);
  const classified = classify(record);
  const error = mapError(record);
  const others = {
    target: mapTarget(record, classified),
    changes: mapChanges(record, classified),
  };
  const facts = { id, receivedAt: receipt.received, errorMessage: error?.message, original };
  const { event, message, log } = mapEventFields(record, classified, facts);
  const { place, network } = mapSource(record);
  const identifiers = mapIdentifiers(record);
  // One literal, nothing spread into it: V8 would make a dictionary of it, several times slower.
  const document: EventDocument = {
    '@timestamp': timestamp(record, receipt) ?? receipt.received,
    ecs: { version: ECS_VERSION },
    data_stream: dataStream(receipt),
    input: { type: INPUT_TYPES[receipt.input] },
    tags: tagsOf(receipt, preserveOriginal),
    message,
    log,
    event,
    error,
    auth0: mapAuth0Logs(record, classified, receipt.sourceId),
    source: place,
    client: place,
    network,
    user: mapUser(record, others),
    user_agent: mapUserAgent(record),
    http: mapHttp(record),
    url: mapUrl(record),
    entity: mapEntityTarget(record, classified.call),
    related: mapRelated(record, others),
    organization: identifiers.organization,
    tls: identifiers.tls,
    trace: identifiers.trace,
    transaction: identifiers.transaction,
    cloud: identifiers.cloud,
    service: identifiers.service,
    gen_ai: identifiers.gen_ai,
    observer: identifiers.observer,
  };
  const occurred = pastTime(record, receipt);
  return {
    id,
    document,
    occurred,
    code: record.code,
    codeKnown: classified.known,
    operationKnown: classified.call?.known,
  };
};

/** Clocks differ by seconds, at worst by a time zone; later than that a date is no time of an event. */
const LATEST_AHEAD_OF_RECEIPT = 24 * 60 * 60 * 1000;

const timestamp = (
  { time = Infinity, date }: Auth0Record,
  { receivedAt }: MappingContext,
): string | undefined =>
  time <= receivedAt.getTime() + LATEST_AHEAD_OF_RECEIPT ? date : undefined;

const pastTime = (
  { time = Infinity }: Auth0Record,
  { receivedAt }: MappingContext,
): number | undefined => (time < receivedAt.getTime() ? time : undefined);

const dataStream = ({ namespace }: MappingContext) => ({
  type: 'logs',
  dataset: DATASET,
  namespace,
});

const tagsOf = ({ tags }: MappingContext, keepsOriginal: boolean) =>
  keepsOriginal && !tags.includes(KEEP_ORIGINAL_TAG) ? [...tags, KEEP_ORIGINAL_TAG] : tags;

const keepUnmapped = (original: string, receipt: Receipt, problem: MappingProblem): MappedEvent => {
  const id = sha256(original);
  const { received } = receipt;
  const document = {
    '@timestamp': received,
    ecs: { version: ECS_VERSION },
    data_stream: dataStream(receipt),
    input: { type: INPUT_TYPES[receipt.input] },
    tags: tagsOf(receipt, true),
    event: {
      id,
      kind: 'pipeline_error',
      module: 'auth0',
      dataset: DATASET,
      created: received,
      original,
    },
    error: { code: problem.code, message: problem.message },
    auth0: { logs: { source: { id: receipt.sourceId } } },
    message: problem.message,
  };
  return { id, document, occurred: undefined, code: undefined, codeKnown: false, problem };
};

/** What Elasticsearch takes as an `_id` of at most 512 bytes without a second thought. */
const USABLE_ID = /^[\x21-\x7e]{1,512}$/;

const documentId = ({ logId, data }: Auth0Record, rawText: string | undefined): string =>
  logId !== undefined && USABLE_ID.test(logId) ? logId : sha256(logId ?? asJson(data, rawText));
