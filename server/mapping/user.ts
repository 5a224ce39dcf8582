// user.*: who acted, and on whom.
import type { Auth0Record } from './auth0_record';
import type { TargetFields } from './user_target';
import { asIdentity, asObject, asText, present, type JsonObject } from './values';

const EMAIL = /^[^@\s]+@([^@\s]+\.[^@\s]+)$/;

export const mapUser = (record: Auth0Record, target: TargetFields | undefined): object => {
  const { data } = record;
  const actor = actorOf(record);
  const email = [asIdentity(data.user_name), asIdentity(actor.email)].find(
    (text) => text !== undefined && EMAIL.test(text),
  );
  return {
    user: present({
      id: asText(data.user_id) ?? asText(actor.user_id),
      name: asText(data.user_name) ?? asText(actor.name),
      email,
      domain: email && EMAIL.exec(email)?.[1],
      target,
    }),
  };
};

/** `details.request.auth.user`: the administrator behind a Management API operation. */
export const actorOf = ({ details }: Auth0Record): JsonObject =>
  asObject(asObject(asObject(details.request).auth).user);
