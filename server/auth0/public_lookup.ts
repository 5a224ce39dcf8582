// Name resolution that yields public addresses only. A connection uses the very addresses that
// were judged here, so that a name which changes its address in between (DNS rebinding) gains nothing.
import dns from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Auth0LogsError } from '../errors';

/** All that is assigned for use on the internet; the rest includes oddities that no range names. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** Azure serves its metadata on a public address. */
const METADATA = '168.63.129.16';

export const isPublicAddress = (address: string): boolean => {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return isPublicIpv4(parsed);
  // NAT64: the IPv4 address that networks of IPv6 alone reach in this way stands at the end.
  if (parsed.range() === 'rfc6052')
    return isPublicIpv4(new ipaddr.IPv4(parsed.toByteArray().slice(-4)));
  return parsed.match(GLOBAL_IPV6) && parsed.range() === 'unicast';
};

const isPublicIpv4 = (address: ipaddr.IPv4): boolean =>
  address.range() === 'unicast' && address.toString() !== METADATA;

export type Resolve = (
  hostname: string,
  options: dns.LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void,
) => void;

/** One address that is not public spoils the name; where all are allowed it only resolves. */
export const createLookup =
  (allowPrivate: boolean, resolve: Resolve = dns.lookup): LookupFunction =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, []);
        return;
      }
      const forbidden = addresses.find(({ address }) => !allowPrivate && !isPublicAddress(address));
      const [first] = addresses;
      if (forbidden) callback(forbiddenAddress(hostname, forbidden.address), []);
      else if (options.all) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    });
  };

const forbiddenAddress = (host: string, address: string) =>
  new Auth0LogsError('auth0_address_forbidden', { details: { host, address } });
