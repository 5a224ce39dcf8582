// source.*, client.*, network.*: where the request came from.
import type { Auth0Record } from './auth0_record';
import { mapGeo } from './geo';
import { present } from './values';

export const mapSource = ({ data, address, addressText, peer }: Auth0Record) => {
  const ip = address?.ip;
  const type = ip === undefined ? undefined : ip.includes(':') ? 'ipv6' : 'ipv4';
  return {
    place: present({ ip, port: address?.port, address: addressText, geo: mapGeo(data) }),
    network: present({
      type,
      // `client_ip` is the peer's address without what it forwarded: a backend's, when they differ.
      forwarded_ip: peer !== undefined && peer.ip !== ip ? ip : undefined,
    }),
  };
};
