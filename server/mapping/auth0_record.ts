// A record as Auth0 delivers it: `{ log_id, data: {…} }` from a log stream, or the bare event from
// the Management API; a forwarder may have put either under `json`.
import { asDate, asInstant, asObject, asText, isObject, type JsonObject } from './values';

export interface Auth0Record {
  /** The event itself. */
  data: JsonObject;
  details: JsonObject;
  logId: string | undefined;
  code: string | undefined;
  /** When it occurred, in milliseconds since 1970 … */
  time: number | undefined;
  /** … and as ISO 8601. */
  date: string | undefined;
}

/** Names the reason why a record is kept unmapped. */
export class UnmappableRecord extends Error {}

const TELLING_FIELDS = ['type', 'date', 'log_id', '_id', 'description', 'user_id', 'ip'];

/** Where the event stands in what was received; what is no event is taken for one. */
export const locateEvent = (received: JsonObject) => {
  const forwarded = isObject(received.json) && !('type' in received) && !('data' in received);
  const record = forwarded ? asObject(received.json) : received;
  const isWrapped = isObject(record.data) && !('type' in record);
  return {
    record,
    data: isWrapped ? asObject(record.data) : record,
    /** From what was received to the event. */
    path: [...(forwarded ? ['json'] : []), ...(isWrapped ? ['data'] : [])],
  };
};

export const readRecord = (received: unknown): Auth0Record => {
  if (!isObject(received)) throw new UnmappableRecord('The record is not a JSON object.');
  const { record, data } = locateEvent(received);
  if ('data' in record && !isObject(record.data) && !('type' in record))
    throw new UnmappableRecord('The record’s "data" is not a JSON object.');
  if (!TELLING_FIELDS.some((field) => field in data) && asText(record.log_id) === undefined)
    throw new UnmappableRecord('The record holds none of the fields of an Auth0 event.');
  return {
    data,
    details: asObject(data.details),
    logId: asText(data.log_id) ?? asText(record.log_id) ?? asText(data._id),
    code: codeOf(data),
    time: asInstant(data.date),
    date: asDate(data.date),
  };
};

/** Auth0's event code. */
export const codeOf = (data: JsonObject): string | undefined => asText(data.type);
