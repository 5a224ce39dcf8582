// A source as kibana.yml declares it (`auth0_logs.sources.<id>`). Each refusal names its remedy.
import { schema, type TypeOf } from '@kbn/config-schema';
import { camelKeys } from './kibana_yml_spelling';
import { apiInputSchemas, checkInputs, settingSchemas, webhookToken } from './source_settings';

/** As strong as what it is made of. */
const MIN_HASH_KEY_LENGTH = 32;
const SHA_256 = /^[0-9a-f]{64}$/;

const webhook = schema.object(
  {
    token: schema.maybe(webhookToken),
    tokenHash: schema.maybe(
      schema.string({
        validate: (hash) =>
          SHA_256.test(hash)
            ? undefined
            : 'use the SHA-256 of the token in lower-case hex; "printf %s TOKEN | sha256sum" prints it',
      }),
    ),
    /** The stream in Auth0, which the page of the source then shows. */
    logStreamId: schema.maybe(schema.string({ minLength: 1 })),
  },
  {
    validate: ({ token, tokenHash }) => {
      if (token !== undefined && tokenHash !== undefined)
        return 'set token or tokenHash, not both: remove one of them';
      return token === undefined && tokenHash === undefined
        ? 'set token or tokenHash; "openssl rand -hex 24" makes a token'
        : undefined;
    },
  },
);

/** A machine-to-machine application of the tenant. */
const auth0 = schema.object({
  domain: schema.string({ minLength: 1 }),
  tenantDomain: schema.maybe(schema.string({ minLength: 1 })),
  clientId: schema.string({ minLength: 1 }),
  clientSecret: schema.string({ minLength: 1 }),
});

/** In Kibana's keystore too. */
export const configuredSource = schema.object(
  {
    ...camelKeys(settingSchemas),
    name: schema.string({ defaultValue: 'Auth0', minLength: 1, maxLength: 200 }),
    webhook: schema.maybe(webhook),
    api: schema.maybe(schema.object(camelKeys(apiInputSchemas))),
    /** Of the keyed hash. */
    hashKey: schema.maybe(
      schema.string({
        validate: (key) =>
          key.length < MIN_HASH_KEY_LENGTH
            ? `use at least ${MIN_HASH_KEY_LENGTH} characters; "openssl rand -hex 32" makes one`
            : undefined,
      }),
    ),
    auth0: schema.maybe(auth0),
  },
  {
    validate: (source) => {
      if (source.hashFields.length > 0 && source.hashKey === undefined)
        return 'set hashKey too, or leave hashFields out';
      if (source.api !== undefined && source.auth0 === undefined)
        return 'set auth0 too, an application with the scope read:logs, or leave api out';
      if (source.webhook?.logStreamId !== undefined && source.auth0 === undefined)
        return 'set auth0 too, or leave webhook.logStreamId out';
      return checkInputs(source);
    },
  },
);

export type ConfiguredSource = TypeOf<typeof configuredSource>;

/** By id. */
export type ConfiguredSources = Record<string, ConfiguredSource>;
