// What a person may decide of a source, as schemas: the same in kibana.yml, the API and the store.
import { schema, type Type } from '@kbn/config-schema';
import {
  checkFieldName,
  checkNamespace,
  checkSourceId,
  checkToken,
  type SourceSettings,
} from '../../common/api/sources';

const MAX_NAME_LENGTH = 200;
const MAX_TAGS = 50;
const MAX_DROP_CODES = 500;
const MAX_FIELDS = 100;
/** DNS allows no more. */
const MAX_DOMAIN_LENGTH = 253;

const texts = (maxLength: number, maxSize: number, defaultValue: string[] = []) =>
  schema.arrayOf(schema.string({ minLength: 1, maxLength }), { defaultValue, maxSize });

const fieldNames = schema.arrayOf(
  schema.string({ minLength: 1, maxLength: 200, validate: checkFieldName }),
  { defaultValue: [], maxSize: MAX_FIELDS },
);

export const sourceId = schema.string({ validate: checkSourceId });
export const webhookToken = schema.string({ maxLength: 1_000, validate: checkToken });

/** One schema for each setting. */
export const settingSchemas = {
  name: schema.string({ minLength: 1, maxLength: MAX_NAME_LENGTH }),
  kind: schema.oneOf([schema.literal('webhook')], { defaultValue: 'webhook' }),
  tenant: schema.maybe(schema.string({ minLength: 1, maxLength: MAX_DOMAIN_LENGTH })),
  namespace: schema.string({ defaultValue: 'default', validate: checkNamespace }),
  tags: texts(256, MAX_TAGS, ['forwarded', 'auth0-logstream']),
  preserve_original_event: schema.boolean({ defaultValue: false }),
  drop_codes: texts(100, MAX_DROP_CODES),
  mask_fields: fieldNames,
  hash_fields: fieldNames,
  enabled: schema.boolean({ defaultValue: true }),
} satisfies Record<keyof SourceSettings, Type<unknown>>;
