// user.*: who acted, for whom, and on whom.
import type { Auth0Record } from './auth0_record';
import type { ChangedFields } from './user_changes';
import type { TargetFields } from './user_target';
import {
  asIdentity,
  asObject,
  domainOf,
  isEmail,
  isHash,
  present,
  type JsonObject,
} from './values';

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
  const name = asIdentity(data.user_name) ?? asIdentity(actor.name);
  const email = isEmail(name) ? name : asEmail(actor.email);
  const hidden = isHash(name);
  return {
    id: asIdentity(data.user_id) ?? asIdentity(actor.user_id),
    name: hidden ? undefined : name,
    hash: hidden ? name : undefined,
    email,
    domain: email && domainOf(email),
  };
};

const asEmail = (value: unknown): string | undefined => {
  const text = asIdentity(value);
  return isEmail(text) ? text : undefined;
};

/** `details.actor`: a person, a service or an agent with the authority of the user. */
const delegateOf = ({ details }: Auth0Record): string | undefined =>
  asIdentity(asObject(details.actor).sub);

/** `details.request.auth.user`: the administrator behind a Management API operation. */
export const actorOf = ({ details }: Auth0Record): JsonObject =>
  asObject(asObject(asObject(details.request).auth).user);
