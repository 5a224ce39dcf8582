// related.*: everything to pivot on, never a mask.
import type { Auth0Record } from './auth0_record';
import { actorOf } from './user';
import type { TargetFields } from './user_target';
import { asIdentity, asIp, asObject, asSha256, present } from './values';

export const mapRelated = (record: Auth0Record, target: TargetFields | undefined): object => {
  const { data, details } = record;
  const actor = actorOf(record);
  const context = asObject(data.security_context);
  return {
    related: present({
      user: unique(
        [
          ...[data.user_id, data.user_name, data.identity_user_id],
          ...[actor.user_id, actor.name, actor.email],
          ...[target?.id, target?.name, target?.email].flat(),
        ].map(asIdentity),
      ),
      ip: unique([data.ip, data.client_ip, asObject(details.request).ip].map(asIp)),
      hosts: unique([asIdentity(data.hostname)]),
      hash: unique([
        asIdentity(context.ja3),
        asIdentity(context.ja4),
        asSha256(data.mtls_thumbprint_sha256),
      ]),
    }),
  };
};

const unique = (values: (string | undefined)[]): string[] | undefined => {
  const found = new Set(values.filter((value) => value !== undefined));
  return found.size > 0 ? [...found] : undefined;
};
