// user.changes.*: what a user is called from now on, where an event tells.
import type { Auth0Record } from './auth0_record';
import { isUserItself } from './user_target';
import { asIdentity, asObject, asText, present } from './values';

export interface ChangedFields {
  email?: string;
  name?: string;
}

const UPDATE = /^(?:put|patch)$/i;

export const mapChanges = ({ code, details }: Auth0Record): ChangedFields | undefined => {
  if (code === 'sce') return present({ email: asIdentity(asObject(details.body).newEmail) });
  if (code === 'scu') return present({ name: asIdentity(asObject(details.body).newUsername) });
  const { method, path, body } = asObject(details.request);
  if (!UPDATE.test(asText(method) ?? '') || !isUserItself(path)) return undefined;
  const { email, username, userName, name } = asObject(body);
  return present({
    email: asIdentity(email),
    name: [username, userName, name].map(asIdentity).find(Boolean),
  });
};
