// user.*: who acted, for whom, and on whom.
import type { Auth0Record } from './auth0_record';
import type { ChangedFields } from './user_changes';
import type { TargetFields } from './user_target';
import { asIdentity, asObject, asText, present, type JsonObject } from './values';

const EMAIL = /^[^@\s]+@([^@\s]+\.[^@\s]+)$/;

/** On whom somebody acted, and what became of them. */
export interface OtherUsers {
  target: TargetFields | undefined;
  changes: ChangedFields | undefined;
}

export const mapUser = (
  record: Auth0Record,
  { target, changes }: OtherUsers,
): object | undefined => {
  const named = namedUser(record);
  const delegate = delegateOf(record);
  return present(
    delegate === undefined
      ? Object.assign(named, { target, changes })
      : { id: delegate, effective: present(named), target, changes },
  );
};

/** The user whom the event names: the actor, unless somebody acts in that user's place. */
const namedUser = (record: Auth0Record) => {
  const { data } = record;
  const actor = actorOf(record);
  const email = [asIdentity(data.user_name), asIdentity(actor.email)].find(
    (text) => text !== undefined && EMAIL.test(text),
  );
  return {
    id: asText(data.user_id) ?? asText(actor.user_id),
    name: asText(data.user_name) ?? asText(actor.name),
    email,
    domain: email && EMAIL.exec(email)?.[1],
  };
};

/** `details.actor`: a person, a service or an agent with the authority of the user. */
const delegateOf = ({ details }: Auth0Record): string | undefined =>
  asIdentity(asObject(details.actor).sub);

/** `details.request.auth.user`: the administrator behind a Management API operation. */
export const actorOf = ({ details }: Auth0Record): JsonObject =>
  asObject(asObject(asObject(details.request).auth).user);
