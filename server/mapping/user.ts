// user.*: who acted, and user.target.*: on whom, for operations of the Management API.
import type { Auth0Record } from './auth0_record';
import { asIdentity, asObject, asText, present, type JsonObject } from './values';

const EMAIL = /^[^@\s]+@([^@\s]+\.[^@\s]+)$/;
/** `/api/v2/users/<id>` and what lies below it; the id is percent-encoded. */
const USER_PATH = /^\/(?:api\/v2\/)?users\/([^/?]+)/;

export interface UserFields {
  id?: string | undefined;
  name?: string | undefined;
  email?: string | undefined;
  domain?: string | undefined;
}

export const mapUser = (record: Auth0Record): { user?: object | undefined } => {
  const { data } = record;
  const actor = actorOf(record);
  const name = asText(data.user_name) ?? asText(actor.name);
  const email = [asIdentity(data.user_name), asIdentity(actor.email)].find(
    (text) => text !== undefined && EMAIL.test(text),
  );
  const user: UserFields = {
    id: asText(data.user_id) ?? asText(actor.user_id),
    name,
    email,
    domain: email && EMAIL.exec(email)?.[1],
  };
  return { user: present({ ...user, target: mapTarget(record) }) };
};

/** `details.request.auth.user`: the administrator behind a Management API operation. */
const actorOf = ({ details }: Auth0Record): JsonObject =>
  asObject(asObject(asObject(details.request).auth).user);

export const mapTarget = ({ code, details }: Auth0Record): UserFields | undefined => {
  if (code === 'organization_member_added' || code === 'fi' || code === 'si')
    return targetOf(asObject(details.invitation ?? details.user ?? details.member));
  const request = asObject(details.request);
  const path = asText(request.path) ?? '';
  if (!/^\/(?:api\/v2\/)?users(\/|$)/.test(path)) return undefined;
  const body = asObject(request.body);
  const answer = asObject(asObject(details.response).body);
  const id = USER_PATH.exec(path)?.[1];
  return targetOf({
    user_id: id === undefined ? (answer.user_id ?? body.user_id) : decoded(id),
    email: answer.email ?? body.email,
    name: answer.name ?? body.name ?? body.username,
  });
};

const targetOf = (fields: JsonObject): UserFields | undefined => {
  const invitee = asObject(fields.invitee);
  return present({
    id: asIdentity(fields.user_id),
    email: asIdentity(fields.email) ?? asIdentity(invitee.email),
    name: asIdentity(fields.name),
  });
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};
