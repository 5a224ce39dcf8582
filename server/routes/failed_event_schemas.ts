// Which failed events a request means.
import { schema } from '@kbn/config-schema';
import {
  FAILED_EVENTS_SIZE,
  FAILED_EVENTS_WINDOW,
  MAX_SELECTED,
} from '../../common/api/failed_events';
import { wholeNumber } from '../kibana/whole_number';
import { isoDate } from './iso_date';

/** A SHA-256 in hex. */
const ID_LENGTH = 64;

const failedEventId = schema.string({ minLength: 1, maxLength: ID_LENGTH });

const filter = {
  source: schema.maybe(schema.string({ minLength: 1, maxLength: 64 })),
  code: schema.maybe(schema.string({ minLength: 1, maxLength: 64 })),
};

const selection = {
  ...filter,
  ids: schema.maybe(schema.arrayOf(failedEventId, { minSize: 1, maxSize: MAX_SELECTED })),
  until: schema.maybe(isoDate),
};

const cursor = schema.string({
  validate: (text) => (/^\d{1,18}$/.test(text) ? undefined : 'use "next" of the answer before'),
});

const { default: defaultSize, max } = FAILED_EVENTS_SIZE;

export const failedEventParams = schema.object({ id: failedEventId });

export const listQuery = schema.object({
  ...filter,
  from: wholeNumber(0, { min: 0, max: FAILED_EVENTS_WINDOW - max }),
  size: wholeNumber(defaultSize, { min: 1, max }),
});

export const selectionSchema = schema.object(selection);

export const replaySchema = schema.object({ ...selection, after: schema.maybe(cursor) });
