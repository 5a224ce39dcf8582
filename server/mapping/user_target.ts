// user.target.*: the user on whom somebody acted, where an event tells one from the other.
import type { Auth0Record } from './auth0_record';
import { asIdentity, asObject, asText, decoded, present, type JsonObject } from './values';

export interface TargetFields {
  id?: string[] | string;
  name?: string;
  email?: string;
  roles?: string[];
}

/** `/api/v2/users/<id>…` of the Management API, `…/Users/<id>` of SCIM; the id is percent-encoded. */
const USER_PATH = /\/users(?:\/([^/?]+))?(?:[/?]|$)/i;

/** A user or all of them, not what belongs to one (`…/users/<id>/roles`) or has them (`/roles/<id>/users`). */
const USER_ITSELF = /^\/(?:api|scim)\/v2\/(?:connections\/[^/]+\/)?users(?:\/[^/?]+)?\/?(?:\?|$)/i;

export const isUserPath = (path: unknown): boolean => USER_PATH.test(asText(path) ?? '');
export const isUserItself = (path: unknown): boolean => USER_ITSELF.test(asText(path) ?? '');

export const mapTarget = (record: Auth0Record): TargetFields | undefined => {
  const { code, data, details } = record;
  if (code === 'organization_member_added') return present(memberAdded(data, details));
  if (code === 'fi' || code === 'si') return present(invited(details.invitation ?? details));
  return present(ofOperation(details));
};

const memberAdded = (data: JsonObject, details: JsonObject): TargetFields => {
  const member = asObject(details.user ?? details.member);
  return {
    id: asIdentity(member.user_id) ?? asIdentity(data.user_id),
    name: asIdentity(member.name) ?? asIdentity(data.user_name),
    email: asIdentity(member.email),
    roles: identities(details.roles),
  };
};

const invited = (value: unknown): TargetFields => {
  const invitation = asObject(value);
  return {
    id: asIdentity(invitation.user_id),
    email: asIdentity(asObject(invitation.invitee).email) ?? asIdentity(invitation.email),
    roles: identities(invitation.roles),
  };
};

/** The request and the answer of a Management API or SCIM operation. */
const ofOperation = (details: JsonObject): TargetFields => {
  const request = asObject(details.request);
  const body = asObject(request.body);
  const answer = asObject(asObject(details.response).body);
  const path = USER_PATH.exec(asText(request.path) ?? '');
  if (!path || body.users !== undefined)
    return {
      id: asIdentity(body.user_id) ?? identities(body.members) ?? identities(body.users),
      email: asIdentity(asObject(body.invitee).email),
    };
  const [, id] = path;
  return id === undefined ? created(body, answer) : addressed(id, body, answer);
};

const created = (body: JsonObject, answer: JsonObject): TargetFields => ({
  id: asIdentity(answer.user_id) ?? asIdentity(body.user_id) ?? asIdentity(answer.id),
  email: asIdentity(answer.email) ?? asIdentity(body.email),
  name: nameOf(answer) ?? nameOf(body),
  roles: identities(body.roles),
});

/** What the request says of a user who is there already is a change. */
const addressed = (id: string, { roles }: JsonObject, answer: JsonObject): TargetFields => ({
  id: asIdentity(decoded(id)),
  email: asIdentity(answer.email),
  name: nameOf(answer),
  roles: identities(roles),
});

const nameOf = ({ name, username, userName }: JsonObject): string | undefined =>
  asIdentity(name) ?? asIdentity(username) ?? asIdentity(userName);

const identities = (value: unknown): string[] | undefined => {
  if (!Array.isArray(value)) return undefined;
  const found = value.map(asIdentity).filter((text) => text !== undefined);
  return found.length > 0 ? found : undefined;
};
