// A whole number, of a query or a setting.
import { schema, type Type } from '@kbn/config-schema';

export const wholeNumber = (
  defaultValue: number,
  { min, max }: { min: number; max: number },
): Type<number> =>
  schema.number({
    ...{ defaultValue, min, max },
    validate: (value) => (Number.isInteger(value) ? undefined : 'use a whole number'),
  });
