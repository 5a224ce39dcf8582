// How the plugin reaches Auth0 (`auth0_logs.auth0.*` of kibana.yml).
import { schema, type TypeOf } from '@kbn/config-schema';

export const auth0Schema = schema.object({
  /** Lets tenants be at loopback, link-local and other private addresses. */
  allowPrivateAddresses: schema.boolean({ defaultValue: false }),
  /** PEM files, trusted besides Node's own: for firewalls that open TLS. */
  certificateAuthorities: schema.oneOf(
    [schema.arrayOf(schema.string({ minLength: 1 })), schema.string({ minLength: 1 })],
    { defaultValue: [] },
  ),
});

export type Auth0Config = TypeOf<typeof auth0Schema>;
