import { expect, it } from 'vitest';
import { clientAddress, inNetworks } from './client_address';

const addressOf = clientAddress(inNetworks(['10.0.0.0/8', '2001:db8::/32']));
const request = (remoteAddress: string | undefined, forwarded?: string) => ({
  headers: { 'x-forwarded-for': forwarded },
  socket: { remoteAddress },
});

it.each([
  ['the socket of who is no proxy', '203.0.113.1', '198.51.100.9', '203.0.113.1'],
  ['what a proxy forwards', '10.1.2.3', '198.51.100.9', '198.51.100.9'],
  ['what a proxy mapped to IPv6 forwards', '::ffff:10.1.2.3', '198.51.100.9', '198.51.100.9'],
  ['the last that is no proxy', '10.1.2.3', '192.0.2.1, 198.51.100.9, 10.9.9.9', '198.51.100.9'],
  ['the proxy where it forwards no address', '10.1.2.3', 'unknown', '10.1.2.3'],
  ['the proxy where it forwards nothing', '2001:db8::1', undefined, '2001:db8::1'],
  ['nothing once the socket is gone', undefined, '198.51.100.9', ''],
])('is %s', (_name, remote, forwarded, expected) => {
  expect(addressOf(request(remote, forwarded))).toBe(expected);
});

it('refuses what is no network', () => {
  for (const network of ['300.0.0.0/8', '10.0.0.0/33', 'example.com', ''])
    expect(() => inNetworks([network]), network).toThrow(/invalid/);
});
