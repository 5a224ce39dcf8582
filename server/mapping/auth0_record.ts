// A record as Auth0 delivers it: `{ log_id, data: {…} }` from a log stream, or the bare event from
// the Management API; a forwarder may have put either under `json`.
import { asDate, asObject, asText, isObject, type JsonObject } from './values';

export interface Auth0Record {
  /** The event itself. */
  data: JsonObject;
  details: JsonObject;
  logId: string | undefined;
  code: string | undefined;
  date: string | undefined;
}

/** Names the reason why a record is kept unmapped. */
export class UnmappableRecord extends Error {}

const TELLING_FIELDS = ['type', 'date', 'log_id', '_id', 'description', 'user_id', 'ip'];

export const readRecord = (received: unknown): Auth0Record => {
  if (!isObject(received)) throw new UnmappableRecord('The record is not a JSON object.');
  const forwarded = isObject(received.json) && !('type' in received) && !('data' in received);
  const record = forwarded ? asObject(received.json) : received;
  if ('data' in record && !isObject(record.data) && !('type' in record))
    throw new UnmappableRecord('The record’s "data" is not a JSON object.');
  const data = isObject(record.data) && !('type' in record) ? record.data : record;
  if (!TELLING_FIELDS.some((field) => field in data) && asText(record.log_id) === undefined)
    throw new UnmappableRecord('The record holds none of the fields of an Auth0 event.');
  return {
    data,
    details: asObject(data.details),
    logId: asText(data.log_id) ?? asText(record.log_id) ?? asText(data._id),
    code: asText(data.type),
    date: asDate(data.date),
  };
};
