// The settings of a log stream in Auth0 as schemas.
import { schema } from '@kbn/config-schema';
import { STREAM_CATEGORIES } from '../../common/auth0/log_stream';
import { withCredentials } from './auth0_credentials';

const MAX_NAME_LENGTH = 200;
const MAX_URL_LENGTH = 2_048;

const PII_FIELDS = ['first_name', 'last_name', 'username', 'email', 'phone', 'address'] as const;

/** As its own tuple, which `oneOf` asks for. */
const anyOf = <V extends string>([first, ...rest]: readonly [V, ...V[]]) =>
  schema.oneOf([schema.literal(first), ...rest.map((value) => schema.literal(value))]);

const streamName = schema.string({ minLength: 1, maxLength: MAX_NAME_LENGTH });

export const streamCategories = schema.arrayOf(anyOf(STREAM_CATEGORIES), {
  maxSize: STREAM_CATEGORIES.length,
});

export const piiConfig = schema.object({
  log_fields: schema.arrayOf(anyOf(PII_FIELDS), { minSize: 1, maxSize: PII_FIELDS.length }),
  method: schema.oneOf([schema.literal('mask'), schema.literal('hash')]),
  algorithm: schema.maybe(schema.literal('xxhash')),
});

/** Where Auth0 posts to: a proxy or the plugin's listener may use any path. */
export const endpoint = schema.string({
  maxLength: MAX_URL_LENGTH,
  validate: (value) => checkEndpoint(value),
});

/** Auth0 itself refuses what is before the tenant's log retention. */
export const startFrom = schema.string({ maxLength: 40, validate: (value) => checkStart(value) });

const checkEndpoint = (value: string): string | undefined => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'https:') return 'use a whole https URL: Auth0 posts to no other';
  if (url.username || url.password) return 'leave user name and password out of the URL';
  return url.hash ? 'leave "#" and what follows out of the URL' : undefined;
};

const ISO_DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?$/;

const checkStart = (value: string): string | undefined => {
  const time = ISO_DATE.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) return 'use a date such as "2026-01-31" or "2026-01-31T08:00:00Z"';
  return time > Date.now() ? 'use a date in the past' : undefined;
};

export const newLogStream = schema.object(
  {
    ...withCredentials,
    remember_credentials: schema.boolean({ defaultValue: false }),
    name: schema.maybe(streamName),
    endpoint,
    categories: schema.maybe(streamCategories),
    start_from: schema.maybe(startFrom),
    is_priority: schema.maybe(schema.boolean()),
    pii_config: schema.maybe(piiConfig),
  },
  {
    validate: ({ remember_credentials, credentials }) =>
      remember_credentials && !credentials
        ? 'add the credentials that are to be stored'
        : undefined,
  },
);

export const changedLogStream = schema.object(
  {
    ...withCredentials,
    name: schema.maybe(streamName),
    endpoint: schema.maybe(endpoint),
    categories: schema.maybe(streamCategories),
    status: schema.maybe(schema.oneOf([schema.literal('active'), schema.literal('paused')])),
    pii_config: schema.maybe(piiConfig),
  },
  {
    validate: ({ credentials: _credentials, ...change }) =>
      Object.values(change).every((value: unknown) => value === undefined)
        ? 'name something to change'
        : undefined,
  },
);
