import { describe, expect, it } from 'vitest';
import { parseDomain } from './parse_domain';

const refusal = (code: string, message: string | RegExp = '') =>
  expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error;

it.each([
  ['acme.eu.auth0.com', 'acme.eu.auth0.com'],
  ['  Acme.EU.auth0.com. ', 'acme.eu.auth0.com'],
  ['https://acme.eu.auth0.com/api/v2/', 'acme.eu.auth0.com'],
  ['http://acme.eu.auth0.com', 'acme.eu.auth0.com'],
  ['acme.auth0.com:443/authorize?x=1#y', 'acme.auth0.com'],
  ['login.bücher.example', 'login.xn--bcher-kva.example'],
])('understands %s', (pasted, domain) => {
  expect(parseDomain(pasted)).toBe(domain);
});

it.each([
  ['', 'empty'],
  ['acme', 'acme.eu.auth0.com'],
  ['{yourDomain}', 'not a host name'],
  ['acme .auth0.com', 'neither'],
  ['acme_1.auth0.com', 'not a host name'],
  ['-acme.auth0.com', 'not a host name'],
  [`${'a'.repeat(64)}.auth0.com`, 'not a host name'],
  ['ftp://acme.auth0.com', 'https'],
  ['acme.auth0.com:8443', ':8443'],
  ['https://manage.auth0.com/dashboard/eu/acme', "Auth0's own site"],
  ['93.184.216.34', 'is an IP address'],
])('names what it cannot understand: %s', (pasted, reason) => {
  expect(() => parseDomain(pasted)).toThrow(refusal('auth0_domain_invalid', reason));
});

it('repeats no password', () => {
  const secret = 'hunter2hunter2';
  for (const pasted of [`https://me:${secret}@acme.auth0.com`, `https://me:${secret}@acme auth0`])
    expect(() => parseDomain(pasted)).toThrow(
      refusal('auth0_domain_invalid', new RegExp(`^(?!.*${secret})`)),
    );
});

describe('addresses that are not public', () => {
  it.each([
    '0',
    '0.0.0.0',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0x7f000001',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '169.254.169.254',
  ])('refuses %s', (pasted) => {
    expect(() => parseDomain(pasted)).toThrow(refusal('auth0_address_forbidden'));
  });

  it('lets them through with their port where that is allowed', () => {
    const parse = (pasted: string) => parseDomain(pasted, { allowPrivate: true });
    expect(parse('https://127.0.0.1:4443/')).toBe('127.0.0.1:4443');
    expect(parse('[::1]:4443')).toBe('[::1]:4443');
    expect(parse('localhost:4443')).toBe('localhost:4443');
  });
});
