// Whose request it is, and which networks that address belongs to.
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';

export type InNetworks = (address: string) => boolean;

/** Addresses and CIDR ranges, IPv4 and IPv6; throws on anything else. */
export const inNetworks = (networks: string[]): InNetworks => {
  const matches = proxyAddr.compile(networks);
  return (address) => matches(address, 0);
};

export interface AddressedRequest {
  headers: IncomingHttpHeaders;
  socket: { readonly remoteAddress?: string | undefined };
}

export type ClientAddress = (request: AddressedRequest) => string;

/** It reads no more of the request than this. */
const addressOf = proxyAddr as unknown as (
  request: AddressedRequest,
  isTrusted: InNetworks,
) => string;

/** The last address that no trusted proxy vouches for. Empty where the client has gone. */
export const clientAddress =
  (isTrusted: InNetworks): ClientAddress =>
  (request) => {
    const forwarded = addressOf(request, isTrusted);
    return isIP(forwarded) ? forwarded : (request.socket.remoteAddress ?? '');
  };

/** One customer's network: a whole /64 of IPv6 is usually in one hand. */
export const networkOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6
    ? `${parsed.parts.slice(0, 4).join(':')}::/64`
    : parsed.toString();
};
