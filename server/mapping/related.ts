// related.*: everything to pivot on, never a mask.
import type { Auth0Record } from './auth0_record';
import { actors } from './promoted';
import { actorOf, type OtherUsers } from './user';
import { asIdentity, asIp, asObject, asSha256, asText, present } from './values';

export const mapRelated = (record: Auth0Record, { target, changes }: OtherUsers) => {
  const { data, details } = record;
  const actor = actorOf(record);
  const context = asObject(data.security_context);
  const named = [data.user_id, data.user_name, data.identity_user_id];
  const users = named.concat(
    [actor.user_id, actor.name, actor.email],
    target ? [target.id, target.name, target.email].flat() : [],
    changes ? [changes.name, changes.email] : [],
    actors(details.actor) ?? [],
  );
  return present({
    user: distinct(users, asIdentity),
    ip: distinct([data.ip, data.client_ip, asObject(details.request).ip], asIp),
    hosts: distinct([data.hostname], asIdentity),
    hash: distinct(
      [asIdentity(context.ja3), asIdentity(context.ja4), asSha256(data.mtls_thumbprint_sha256)],
      asText,
    ),
  });
};

type Read = (value: unknown) => string | undefined;

/** What can be read, once each. A set, because an operation may name thousands of users. */
const distinct = (values: unknown[], read: Read): string[] | undefined => {
  const found = new Set<string>();
  for (const value of values) {
    const text = read(value);
    if (text !== undefined) found.add(text);
  }
  return found.size > 0 ? [...found] : undefined;
};
