// The rows of a page, each with what the poller itself has to know of it.
import type { ParsedRecord } from '../ingest/ingest_records';
import { parseBody } from '../ingest/parse_body';
import { codeOf, locateEvent } from '../mapping/auth0_record';
import { asInstant } from '../mapping/values';

const TOKEN_ISSUED = 'seccft';

export interface Row {
  record: ParsedRecord;
  /** When the event happened, in milliseconds since 1970; undefined where the row does not say. */
  time: number | undefined;
}

/** In the log's order. Throws not_json where no row is JSON. */
export const readRows = (body: Buffer): Row[] =>
  [...parseBody(body)].map((record) => ({ record, time: timeOf(record) }));

const timeOf = (part: ParsedRecord): number | undefined =>
  part.kind === 'record' ? asInstant(locateEvent(part.record).data?.date) : undefined;

/** Whether the row tells of a token that this application was issued. */
export const isTokenEventOf =
  (clientId: string) =>
  ({ record }: Row): boolean => {
    if (record.kind !== 'record') return false;
    const { data } = locateEvent(record.record);
    return codeOf(data) === TOKEN_ISSUED && data?.client_id === clientId;
  };

/** Those before the first that is younger: a row without a date holds nothing up. */
export const leadingRowsBefore = (rows: readonly Row[], time: number): number => {
  const young = rows.findIndex((row) => row.time !== undefined && row.time >= time);
  return young < 0 ? rows.length : young;
};
