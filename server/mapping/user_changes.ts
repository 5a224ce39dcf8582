// user.changes.*: what a user is called from now on, where an event tells.
import type { Auth0Record } from './auth0_record';
import type { Classified } from './event';
import { asIdentity, asObject, present } from './values';

export interface ChangedFields {
  email?: string;
  name?: string;
}

/** A user's own data, not what belongs to the user. */
const UPDATE = /^(?:PUT|PATCH) \/(?:scim\/v2\/)?users\/\{id\}$/i;

export const mapChanges = (
  { code, details }: Auth0Record,
  { call, outcome }: Classified,
): ChangedFields | undefined => {
  if (outcome !== 'success') return undefined;
  if (code === 'sce') return present({ email: asIdentity(asObject(details.body).newEmail) });
  if (code === 'scu') return present({ name: asIdentity(asObject(details.body).newUsername) });
  if (!call || !UPDATE.test(call.operation.name)) return undefined;
  const { email, username, userName, name } = asObject(asObject(details.request).body);
  return present({
    email: asIdentity(email),
    name: [username, userName, name].map(asIdentity).find(Boolean),
  });
};
