// source.*, client.*, network.*: where the request came from.
import type { Auth0Record } from './auth0_record';
import { mapGeo } from './geo';
import { asIp, asObject, asText, present } from './values';

export const mapSource = (record: Auth0Record) => {
  const { data, details } = record;
  const address = asText(data.ip) ?? asText(asObject(details.request).ip);
  const ip = asIp(address);
  const peer = asIp(data.client_ip);
  const place = present({ ip, address, geo: mapGeo(data) });
  const type = ip === undefined ? undefined : ip.includes(':') ? 'ipv6' : 'ipv4';
  return {
    place,
    network: present({
      type,
      // `client_ip` is the peer's address without what it forwarded: a backend's, when they differ.
      forwarded_ip: peer !== undefined && peer !== ip ? ip : undefined,
    }),
  };
};
