// The plugin's settings in kibana.yml (`auth0_logs.*`). Each message of refusal names the mend.
import { schema, type TypeOf } from '@kbn/config-schema';
import { listenerSchema } from './listener/listener_config';
import { settingSchemas, sourceId, webhookToken } from './sources/source_settings';

/** As strong as what it is made of. */
const MIN_HASH_KEY_LENGTH = 32;

const matching =
  (pattern: RegExp, mend: string) =>
  (value: string): string | undefined =>
    pattern.test(value) ? undefined : mend;

/** Of a source as `auth0_logs.sources.<id>`; in Kibana's keystore too. */
const source = schema.object(
  {
    name: schema.string({ defaultValue: 'Auth0', minLength: 1, maxLength: 200 }),
    tenant: settingSchemas.tenant,
    namespace: settingSchemas.namespace,
    token: schema.maybe(webhookToken),
    tokenHash: schema.maybe(
      schema.string({
        validate: matching(
          /^[0-9a-f]{64}$/,
          'use the SHA-256 of the token in lower-case hex; "printf %s TOKEN | sha256sum" prints it',
        ),
      }),
    ),
    tags: settingSchemas.tags,
    preserveOriginalEvent: settingSchemas.preserve_original_event,
    dropCodes: settingSchemas.drop_codes,
    maskFields: settingSchemas.mask_fields,
    hashFields: settingSchemas.hash_fields,
    /** Of the keyed hash. */
    hashKey: schema.maybe(
      schema.string({
        validate: (key) =>
          key.length < MIN_HASH_KEY_LENGTH
            ? `use at least ${MIN_HASH_KEY_LENGTH} characters; "openssl rand -hex 32" makes one`
            : undefined,
      }),
    ),
    enabled: settingSchemas.enabled,
    /** A machine-to-machine application, to look after the tenant's log stream. */
    auth0: schema.maybe(
      schema.object({
        domain: schema.string({ minLength: 1 }),
        tenantDomain: schema.maybe(schema.string({ minLength: 1 })),
        clientId: schema.string({ minLength: 1 }),
        clientSecret: schema.string({ minLength: 1 }),
        logStreamId: schema.maybe(schema.string({ minLength: 1 })),
      }),
    ),
  },
  {
    validate: ({ token, tokenHash, hashFields, hashKey }) => {
      if (token !== undefined && tokenHash !== undefined)
        return 'set token or tokenHash, not both: remove one of them';
      if (token === undefined && tokenHash === undefined)
        return 'set token or tokenHash; "openssl rand -hex 24" makes a token';
      return hashFields.length > 0 && hashKey === undefined
        ? 'set hashKey too, or leave hashFields out'
        : undefined;
    },
  },
);

export type ConfiguredSource = TypeOf<typeof source>;

export const configSchema = schema.object({
  enabled: schema.boolean({ defaultValue: true }),
  sources: schema.recordOf(sourceId, source, { defaultValue: {} }),
  webhook: schema.object({
    /** At most what fits into a call of Elasticsearch (100 MB) when it has to become a dead letter. */
    maxBodySize: schema.byteSize({ defaultValue: '32mb', min: '1kb', max: '64mb' }),
    /** Bodies held in memory at once, over all requests; beyond it the answer is 429. */
    maxPending: schema.byteSize({ defaultValue: '128mb', min: '1mb', max: '2gb' }),
  }),
  listener: listenerSchema,
  auth0: schema.object({
    /** Lets tenants be at loopback, link-local and other private addresses. */
    allowPrivateAddresses: schema.boolean({ defaultValue: false }),
    /** PEM files, trusted besides Node's own: for firewalls that open TLS. */
    certificateAuthorities: schema.oneOf(
      [schema.arrayOf(schema.string({ minLength: 1 })), schema.string({ minLength: 1 })],
      { defaultValue: [] },
    ),
  }),
  retention: schema.object({
    events: schema.maybe(
      schema.string({ validate: matching(/^[1-9]\d*d$/, 'use a number of days, such as "90d"') }),
    ),
    deadLetters: schema.duration({
      defaultValue: '30d',
      validate: (kept) =>
        kept.asDays() < 1
          ? 'use at least "1d", since they are the only copy; a number without a unit is in milliseconds'
          : undefined,
    }),
    eventLog: schema.duration({ defaultValue: '90d', min: '1d' }),
  }),
});

export type Config = TypeOf<typeof configSchema>;
