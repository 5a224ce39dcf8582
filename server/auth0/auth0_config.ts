// How the plugin reaches Auth0 (`auth0_logs.auth0.*` of kibana.yml).
import { schema, type TypeOf } from '@kbn/config-schema';

const isProxyUrl = (text: string): boolean =>
  /^https?:\/\//i.test(text) && URL.canParse(text) && /^\/?$/.test(new URL(text).pathname);

/** The value is not repeated: it may contain a password. */
const checkProxyUrl = (text: string): string | undefined =>
  isProxyUrl(text)
    ? undefined
    : 'use a URL such as "http://proxy.example:3128", with user and password before an "@" if it asks for them';

/** Named as Kibana's own `elasticsearch.ssl.*`. */
const ssl = schema.object({
  verificationMode: schema.oneOf(
    [schema.literal('full'), schema.literal('certificate'), schema.literal('none')],
    { defaultValue: 'full' },
  ),
  /** PEM files, trusted besides Node's own: for firewalls that open TLS. */
  certificateAuthorities: schema.oneOf(
    [schema.arrayOf(schema.string({ minLength: 1 })), schema.string({ minLength: 1 })],
    { defaultValue: [] },
  ),
  /** PEM files, for a proxy or firewall that asks Kibana for a certificate. */
  certificate: schema.maybe(schema.string({ minLength: 1 })),
  key: schema.maybe(schema.string({ minLength: 1 })),
  keyPassphrase: schema.maybe(schema.string()),
});

export const auth0Schema = schema.object({
  /** Lets tenants be at loopback, link-local and other private addresses. */
  allowPrivateAddresses: schema.boolean({ defaultValue: false }),
  proxy: schema.object({
    url: schema.maybe(schema.string({ validate: checkProxyUrl })),
  }),
  ssl,
  /** From the name's look-up to the last byte of an answer. */
  timeout: schema.duration({ defaultValue: '30s', min: '1s', max: '5m' }),
});

export type Auth0Config = TypeOf<typeof auth0Schema>;
