// What a person may decide of a source, as schemas: the same in kibana.yml, the API and the store.
import { schema, type Type } from '@kbn/config-schema';
import {
  checkFieldName,
  checkNamespace,
  checkSourceId,
  checkToken,
  DEFAULT_SETTINGS,
  MAX_TOKEN_LENGTH,
  SETTINGS_LIMITS,
  type SourceSettings,
} from '../../common/api/sources';

const texts = ({ items, each }: { items: number; each: number }, defaultValue: string[]) =>
  schema.arrayOf(schema.string({ minLength: 1, maxLength: each }), {
    defaultValue,
    maxSize: items,
  });

const fieldNames = schema.arrayOf(
  schema.string({
    minLength: 1,
    maxLength: SETTINGS_LIMITS.fields.each,
    validate: checkFieldName,
  }),
  { defaultValue: [], maxSize: SETTINGS_LIMITS.fields.items },
);

export const sourceId = schema.string({ validate: checkSourceId });
export const webhookToken = schema.string({ maxLength: MAX_TOKEN_LENGTH, validate: checkToken });

/** One schema for each setting. */
export const settingSchemas = {
  name: schema.string({ minLength: 1, maxLength: SETTINGS_LIMITS.name }),
  kind: schema.oneOf([schema.literal('webhook')], { defaultValue: 'webhook' }),
  tenant: schema.maybe(schema.string({ minLength: 1, maxLength: SETTINGS_LIMITS.tenant })),
  namespace: schema.string({ defaultValue: DEFAULT_SETTINGS.namespace, validate: checkNamespace }),
  tags: texts(SETTINGS_LIMITS.tags, DEFAULT_SETTINGS.tags),
  preserve_original_event: schema.boolean({ defaultValue: false }),
  drop_codes: texts(SETTINGS_LIMITS.drop_codes, DEFAULT_SETTINGS.drop_codes),
  mask_fields: fieldNames,
  hash_fields: fieldNames,
  enabled: schema.boolean({ defaultValue: true }),
} satisfies Record<keyof SourceSettings, Type<unknown>>;
