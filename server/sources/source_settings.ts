// What a person may decide of a source, as schemas: the same in kibana.yml, the API and the store.
import { schema, type Type } from '@kbn/config-schema';
import {
  API_INPUT_LIMITS,
  type ApiInputSettings,
  checkFieldName,
  checkNamespace,
  checkSourceId,
  checkToken,
  DEFAULT_API_INPUT,
  DEFAULT_SETTINGS,
  MAX_TOKEN_LENGTH,
  SETTINGS_LIMITS,
  type SourceSettings,
} from '../../common/api/sources';
import { checkDuration } from '../../common/duration';
import { wholeNumber } from '../kibana/whole_number';

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

const duration = (setting: 'interval' | 'initial_interval') =>
  schema.string({
    defaultValue: DEFAULT_API_INPUT[setting],
    validate: (text) => checkDuration(text, API_INPUT_LIMITS[setting]),
  });

const count = (setting: 'batch_size' | 'log_retention_days' | 'rate_limit_share') =>
  wholeNumber(DEFAULT_API_INPUT[setting], API_INPUT_LIMITS[setting]);

export const sourceId = schema.string({ validate: checkSourceId });
export const webhookToken = schema.string({ maxLength: MAX_TOKEN_LENGTH, validate: checkToken });

/** One schema for each setting of collecting by API. */
export const apiInputSchemas = {
  interval: duration('interval'),
  initial_interval: duration('initial_interval'),
  batch_size: count('batch_size'),
  log_retention_days: count('log_retention_days'),
  rate_limit_share: count('rate_limit_share'),
  drop_own_token_events: schema.boolean({
    defaultValue: DEFAULT_API_INPUT.drop_own_token_events,
  }),
} satisfies Record<keyof ApiInputSettings, Type<unknown>>;

/** One schema for each setting of a source. */
export const settingSchemas = {
  name: schema.string({ minLength: 1, maxLength: SETTINGS_LIMITS.name }),
  tenant: schema.maybe(schema.string({ minLength: 1, maxLength: SETTINGS_LIMITS.tenant })),
  namespace: schema.string({ defaultValue: DEFAULT_SETTINGS.namespace, validate: checkNamespace }),
  tags: texts(SETTINGS_LIMITS.tags, DEFAULT_SETTINGS.tags),
  preserve_original_event: schema.boolean({ defaultValue: false }),
  drop_codes: texts(SETTINGS_LIMITS.drop_codes, DEFAULT_SETTINGS.drop_codes),
  mask_fields: fieldNames,
  hash_fields: fieldNames,
  enabled: schema.boolean({ defaultValue: true }),
  api: schema.maybe(schema.object(apiInputSchemas)),
} satisfies Record<keyof SourceSettings, Type<unknown>>;

const NO_INPUT = 'give it an input: webhook, api, or both';

/** For the schema of a whole source. */
export const checkInputs = ({ webhook, api }: { webhook?: object; api?: object }) =>
  webhook === undefined && api === undefined ? NO_INPUT : undefined;
