// Credentials of an Auth0 application in the body of a request.
import { schema, type TypeOf } from '@kbn/config-schema';
import type { Auth0Credentials } from '../../common/api/log_streams';
import { withoutUndefined } from '../sources/without_undefined';

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

type Read = TypeOf<typeof credentialsSchema>;

export const asCredentials = (read: Read): Auth0Credentials => withoutUndefined(read);

/** As a part of a request; empty where none are given. */
export const givenCredentials = (read: Read | undefined): { credentials?: Auth0Credentials } =>
  read ? { credentials: asCredentials(read) } : {};
