// A point in time that a request names.
import { schema } from '@kbn/config-schema';

/** Elasticsearch reads no year of more digits. */
const LATEST = Date.UTC(9999, 11, 31);

export const isoDate = schema.string({
  maxLength: 40,
  validate: (text) => {
    const time = Date.parse(text);
    return time >= 0 && time <= LATEST ? undefined : 'use a date such as "2026-01-31T00:00:00Z"';
  },
});
