// The plugin's settings in kibana.yml (`auth0_logs.*`). Each message of refusal names the mend.
import { schema, type TypeOf } from '@kbn/config-schema';
import { listenerSchema } from './listener/listener_config';

/** 24 random characters hold more than 120 bits: beyond guessing over the network. */
const MIN_TOKEN_LENGTH = 24;

const matching =
  (pattern: RegExp, mend: string) =>
  (value: string): string | undefined =>
    pattern.test(value) ? undefined : mend;

const fitsHeader = matching(
  /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/,
  'use ASCII characters, and no space at either end: a header brings no other token',
);

const source = schema.object(
  {
    id: schema.string({
      defaultValue: 'default',
      validate: matching(
        /^[a-z0-9][a-z0-9_-]{0,63}$/,
        'use up to 64 lower-case letters, digits, "_" and "-": it becomes part of the webhook URL',
      ),
    }),
    name: schema.string({ defaultValue: 'Auth0', minLength: 1, maxLength: 200 }),
    namespace: schema.string({
      defaultValue: 'default',
      validate: matching(
        /^[a-z0-9_.]{1,100}$/,
        'use up to 100 lower-case letters, digits, "_" and ".": it ends the name of the data stream',
      ),
    }),
    token: schema.maybe(
      schema.string({
        validate: (value) =>
          value.length < MIN_TOKEN_LENGTH
            ? `use at least ${MIN_TOKEN_LENGTH} characters, since anyone may try to guess it; "openssl rand -hex 24" makes one`
            : fitsHeader(value),
      }),
    ),
    tokenHash: schema.maybe(
      schema.string({
        validate: matching(
          /^[0-9a-f]{64}$/,
          'use the SHA-256 of the token in lower-case hex; "printf %s TOKEN | sha256sum" prints it',
        ),
      }),
    ),
    tags: schema.arrayOf(schema.string({ minLength: 1, maxLength: 256 }), {
      defaultValue: ['forwarded', 'auth0-logstream'],
      maxSize: 50,
    }),
    preserveOriginalEvent: schema.boolean({ defaultValue: false }),
  },
  {
    validate: ({ token, tokenHash }) =>
      token !== undefined && tokenHash !== undefined
        ? 'set token or tokenHash, not both: remove one of them'
        : undefined,
  },
);

export const configSchema = schema.object({
  enabled: schema.boolean({ defaultValue: true }),
  source,
  webhook: schema.object({
    /** At most what fits into a call of Elasticsearch (100 MB) when it has to become a dead letter. */
    maxBodySize: schema.byteSize({ defaultValue: '32mb', min: '1kb', max: '64mb' }),
    /** Bodies held in memory at once, over all requests; beyond it the answer is 429. */
    maxPending: schema.byteSize({ defaultValue: '128mb', min: '1mb', max: '2gb' }),
  }),
  listener: listenerSchema,
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
