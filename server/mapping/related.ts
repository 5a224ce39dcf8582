// related.*: everything to pivot on, never a mask.
import { asIp } from './address';
import type { Auth0Record } from './auth0_record';
import { actors } from './promoted';
import { actorOf, type OtherUsers } from './user';
import { asIdentity, asObject, asSha256, present } from './values';

export const mapRelated = (record: Auth0Record, { target, changes }: OtherUsers) => {
  const { data, details, address, peer } = record;
  const request = asObject(details.request);
  const actor = actorOf(record);
  const context = asObject(data.security_context);
  const users = new Distinct();
  users.add(data.user_id, data.user_name, data.identity_user_id);
  users.add(actor.user_id, actor.name, actor.email);
  // An account that is linked to another is named in the request alone.
  users.add(asObject(request.body).user_id);
  if (target)
    for (const name of [target.id, target.name, target.email, target.hash]) users.addAll(name);
  if (changes) users.add(changes.name, changes.email);
  users.addAll(actors(details.actor));
  const ips = new Distinct();
  ips.add(address?.ip, peer?.ip, asIp(request.ip));
  const hosts = new Distinct();
  hosts.add(data.hostname);
  const hashes = new Distinct();
  hashes.add(context.ja3, context.ja4, asSha256(data.mtls_thumbprint_sha256));
  return present({ user: users.list, ip: ips.list, hosts: hosts.list, hash: hashes.list });
};

/** Identities, once each. A set, because an operation may name thousands of users. */
class Distinct {
  private readonly found = new Set<string>();

  add(...values: unknown[]): void {
    for (const value of values) {
      const text = asIdentity(value);
      if (text !== undefined) this.found.add(text);
    }
  }

  addAll(values: string | readonly string[] | undefined): void {
    if (typeof values === 'string') this.add(values);
    else for (const value of values ?? []) this.add(value);
  }

  get list(): string[] | undefined {
    return this.found.size > 0 ? [...this.found] : undefined;
  }
}
