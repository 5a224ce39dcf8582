import { expect, it } from 'vitest';
import { createLookup, isPublicAddress, type Resolve } from './public_lookup';

it.each(['104.18.32.7', '2606:4700::6812:2007', '::ffff:104.18.32.7', '64:ff9b::6812:2007'])(
  'takes %s for public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

it.each([
  ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.1.2.3', '172.31.0.1', '192.168.0.1'],
  ...['169.254.169.254', '100.100.100.200', '168.63.129.16', '224.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::7f00:1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'fd00:ec2::254', 'ff02::1'],
  ...['::ffff:127.0.0.1', '::ffff:7f00:1', '64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', 'x'],
])('refuses %s', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

const resolving =
  (...addresses: string[]): Resolve =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );

const look = (resolve: Resolve, { all = false, allowPrivate = false } = {}) =>
  new Promise((settle, reject) => {
    createLookup(allowPrivate, resolve)('acme.auth0.com', { all }, (error, found) =>
      error ? reject(error) : settle(found),
    );
  });

it('answers as asked: one address, or all', async () => {
  await expect(look(resolving('104.18.32.7'))).resolves.toBe('104.18.32.7');
  await expect(look(resolving('104.18.32.7'), { all: true })).resolves.toEqual([
    { address: '104.18.32.7', family: 4 },
  ]);
});

it('refuses a name of which any address is not public, and names it', async () => {
  await expect(look(resolving('104.18.32.7', '::1'))).rejects.toMatchObject({
    code: 'auth0_address_forbidden',
    message: 'acme.auth0.com resolves to ::1, which is not a public address.',
  });
  await expect(look(resolving('127.0.0.1'), { allowPrivate: true })).resolves.toBe('127.0.0.1');
});
