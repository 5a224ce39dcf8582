// A record as Auth0 delivers it: `{ log_id, data: {…} }` from a log stream, or the bare event from
// the Management API; a forwarder may have put either under `json`, an event bus into its envelope.
import { readAddress, type Address } from './address';
import { asDate, asInstant, asLong, asObject, asText, isObject, type JsonObject } from './values';

export interface Auth0Record {
  /** The event itself. */
  data: JsonObject;
  details: JsonObject;
  /** What came beside the event, but for its id. */
  envelope: JsonObject | undefined;
  logId: string | undefined;
  code: string | undefined;
  /** When it occurred, in milliseconds since 1970 … */
  time: number | undefined;
  /** … and as ISO 8601. */
  date: string | undefined;
  /** The status of the answer that the event tells of. */
  status: number | undefined;
  /** Where the request came from, as it is written … */
  addressText: string | undefined;
  /** … and as it is read. */
  address: Address | undefined;
  /** The address of the peer, without what it forwarded. */
  peer: Address | undefined;
}

export type UnmappableCode = 'not_an_object' | 'not_an_event';

/** Says why a record is kept unmapped. */
export class UnmappableRecord extends Error {
  constructor(
    readonly code: UnmappableCode,
    message: string,
  ) {
    super(message);
  }
}

const TELLING_FIELDS = ['type', 'date', 'log_id', '_id', 'description', 'user_id', 'ip'];

/** A forwarder's, an event bus's and Auth0's own are the most that is ever around an event. */
const MAX_ENVELOPES = 3;

/** The member of an event bus's envelope that contains what was published. */
const busContentOf = (object: JsonObject): string | undefined => {
  if ('specversion' in object) return 'data'; // CloudEvents
  if ('eventType' in object && 'eventTime' in object) return 'data'; // Azure Event Grid
  return 'detail-type' in object ? 'detail' : undefined; // Amazon EventBridge
};

/** The same of another envelope. */
const contentOf = (object: JsonObject): string | undefined => {
  if ('type' in object) return undefined;
  if ('data' in object) return 'data'; // Auth0's own
  return isObject(object.json) ? 'json' : undefined; // a forwarder's
};

/** Where the event is in what was received. Undefined in place of an event that is no object. */
export const locateEvent = (received: JsonObject) => {
  const envelopes: JsonObject[] = [];
  /** From what was received to the event. */
  const path: string[] = [];
  let isFromBus = false;
  let data: JsonObject | undefined = received;
  while (data && path.length < MAX_ENVELOPES) {
    const published = busContentOf(data);
    isFromBus ||= published !== undefined;
    const content = published ?? contentOf(data);
    if (content === undefined) break;
    envelopes.push(data);
    path.push(content);
    const inner: unknown = data[content];
    data = isObject(inner) ? inner : undefined;
  }
  return { envelopes, data, path, isFromBus };
};

export const readRecord = (received: unknown): Auth0Record => {
  if (!isObject(received))
    throw new UnmappableRecord('not_an_object', 'The record is not a JSON object.');
  const { envelopes, data, path, isFromBus } = locateEvent(received);
  if (!data)
    throw new UnmappableRecord(
      'not_an_object',
      `The record’s "${path.at(-1)}" is not a JSON object.`,
    );
  const outerId = asText(envelopes.at(-1)?.log_id);
  if (!isEvent(data, outerId, isFromBus))
    throw new UnmappableRecord(
      'not_an_event',
      'The record has none of the fields of an Auth0 event.',
    );
  const details = asObject(data.details);
  const logId = asText(data.log_id) ?? outerId ?? asText(data._id);
  const addressText = asText(data.ip) ?? asText(asObject(details.request).ip);
  return {
    data,
    details,
    envelope: leftOf(envelopes, path, logId),
    logId,
    code: codeOf(data),
    time: asInstant(data.date),
    date: asDate(data.date),
    status: statusOf(details),
    addressText,
    address: readAddress(addressText),
    peer: readAddress(data.client_ip),
  };
};

/** A bus carries events of others, too: what comes by one must have Auth0's code, and an id or a date. */
const isEvent = (data: JsonObject, outerId: string | undefined, isFromBus: boolean): boolean => {
  if (!isFromBus) return outerId !== undefined || TELLING_FIELDS.some((field) => field in data);
  const identified = outerId !== undefined || 'log_id' in data || '_id' in data || 'date' in data;
  return codeOf(data) !== undefined && identified;
};

/** Auth0's event code. */
export const codeOf = (data: JsonObject | undefined): string | undefined => asText(data?.type);

const leftOf = (
  envelopes: readonly JsonObject[],
  path: readonly string[],
  logId: string | undefined,
): JsonObject | undefined => {
  let left: [string, unknown][] | undefined;
  for (let at = 0; at < envelopes.length; at += 1) {
    const envelope = envelopes[at] ?? {};
    for (const name of Object.keys(envelope)) {
      if (name === path[at] || (name === 'log_id' && envelope.log_id === logId)) continue;
      (left ??= []).push([name, envelope[name]]);
    }
  }
  return left && Object.fromEntries(left);
};

/** Most codes name it in the answer, some in the answer's body alone. */
const statusOf = (details: JsonObject): number | undefined => {
  const response = asObject(details.response);
  return asLong(response.statusCode) ?? asLong(asObject(response.body).statusCode);
};
