// Credentials of an Auth0 application in the body of a request.
import { schema } from '@kbn/config-schema';

/** DNS allows no more. */
const MAX_DOMAIN_LENGTH = 253;
/** Auth0's own are of 32 and 64 characters. */
const MAX_CLIENT_ID_LENGTH = 256;
const MAX_SECRET_LENGTH = 1_024;

const text = (maxLength: number) => schema.string({ minLength: 1, maxLength });

export const credentialsSchema = schema.object({
  domain: text(MAX_DOMAIN_LENGTH),
  tenant_domain: schema.maybe(text(MAX_DOMAIN_LENGTH)),
  client_id: text(MAX_CLIENT_ID_LENGTH),
  client_secret: text(MAX_SECRET_LENGTH),
});

export const withCredentials = { credentials: schema.maybe(credentialsSchema) };
