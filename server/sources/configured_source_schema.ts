// A source as kibana.yml declares it (`auth0_logs.sources.<id>`). Each refusal names its remedy.
import { schema, type TypeOf } from '@kbn/config-schema';
import { settingSchemas, webhookToken } from './source_settings';

/** As strong as what it is made of. */
const MIN_HASH_KEY_LENGTH = 32;

const matching =
  (pattern: RegExp, remedy: string) =>
  (value: string): string | undefined =>
    pattern.test(value) ? undefined : remedy;

/** Of a source as `auth0_logs.sources.<id>`; in Kibana's keystore too. */
export const configuredSource = schema.object(
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

export type ConfiguredSource = TypeOf<typeof configuredSource>;

/** By id. */
export type ConfiguredSources = Record<string, ConfiguredSource>;
