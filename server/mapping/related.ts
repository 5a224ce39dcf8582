// related.*: everything to pivot on, never a mask.
import type { Auth0Record } from './auth0_record';
import { mapTarget } from './user';
import { asIdentity, asIp, asObject, present } from './values';

const unique = (values: (string | undefined)[]): string[] | undefined => {
  const found = [...new Set(values.filter((value) => value !== undefined))];
  return found.length > 0 ? found : undefined;
};

export const mapRelated = (record: Auth0Record): { related?: object | undefined } => {
  const { data, details } = record;
  const actor = asObject(asObject(asObject(details.request).auth).user);
  const target = mapTarget(record) ?? {};
  const context = asObject(data.security_context);
  return {
    related: present({
      user: unique([
        ...[data.user_id, data.user_name, data.identity_user_id].map(asIdentity),
        ...[actor.user_id, actor.name, actor.email].map(asIdentity),
        ...[target.id, target.name, target.email],
      ]),
      ip: unique([data.ip, data.client_ip, asObject(details.request).ip].map(asIp)),
      hosts: unique([asIdentity(data.hostname)]),
      hash: unique([context.ja3, context.ja4, data.mtls_thumbprint_sha256].map(asIdentity)),
    }),
  };
};
