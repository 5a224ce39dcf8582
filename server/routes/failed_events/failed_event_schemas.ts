// Which failed events a request means.
import { schema, type TypeOf } from '@kbn/config-schema';
import { type FailedEventSelection, MAX_SELECTED } from '../../../common/api/failed_events';

/** A SHA-256 in hex. */
const ID_LENGTH = 64;

export const letterId = schema.string({ minLength: 1, maxLength: ID_LENGTH });

/** Elasticsearch reads no year of more digits. */
const LATEST = Date.UTC(9999, 11, 31);

const date = schema.string({
  maxLength: 40,
  validate: (text) => {
    const time = Date.parse(text);
    return time >= 0 && time <= LATEST ? undefined : 'use a date such as "2026-01-31T00:00:00Z"';
  },
});

export const filterSchemas = {
  source: schema.maybe(schema.string({ minLength: 1, maxLength: 64 })),
  code: schema.maybe(schema.string({ minLength: 1, maxLength: 64 })),
};

export const selectionSchemas = {
  ...filterSchemas,
  ids: schema.maybe(schema.arrayOf(letterId, { minSize: 1, maxSize: MAX_SELECTED })),
  until: schema.maybe(date),
};

type Given = { [K in keyof typeof selectionSchemas]?: TypeOf<(typeof selectionSchemas)[K]> };

/** Without what was not given. */
export const asSelection = (read: Given): FailedEventSelection => ({
  ids: read.ids,
  source: read.source,
  code: read.code,
  ...(read.until !== undefined && { until: new Date(read.until).toISOString() }),
});
