import { describe, expect, it } from 'vitest';
import { checkBaseUrl, isFixedBaseUrl, toWebhookUrl } from './webhook_url';

const at = (
  publicBaseUrl: string | undefined,
  origin = 'http://localhost:5601',
  serverBasePath = '',
) =>
  toWebhookUrl({
    publicBaseUrl,
    origin,
    serverBasePath,
    webhookPath: '/api/auth0_logs/webhook/default',
  });

describe('toWebhookUrl', () => {
  it("prefers Kibana's public address, which contains the base path", () => {
    expect(at('https://kibana.example.com/base')).toEqual({
      url: 'https://kibana.example.com/base/api/auth0_logs/webhook/default',
    });
  });

  it("falls back to the browser's address and the server's base path", () => {
    expect(at(undefined, 'https://kb.example.com', '/base').url).toBe(
      'https://kb.example.com/base/api/auth0_logs/webhook/default',
    );
  });

  it('doubles no slash', () => {
    expect(at('https://kb.example.com/').url).toContain('.com/api/');
  });

  it.each([
    'localhost',
    '127.0.0.1',
    '[::1]',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.0.9',
    'kibana',
    'kb.internal',
    '[fd00::1]',
  ])('knows that %s is not public', (host) => {
    expect(at(`https://${host}:5601`).obstacle).toBe('not_public');
  });

  it.each(['172.15.0.1', '11.0.0.1', 'kb.example.com', '[2001:db8::1]'])(
    'knows that %s is public',
    (host) => {
      expect(at(`https://${host}`).obstacle).toBeUndefined();
    },
  );

  it('knows that Auth0 posts to https only', () => {
    expect(at('http://kb.example.com').obstacle).toBe('not_https');
  });
});

it.each(['https://kb.example.com', ' https://kb.example.com/base ', 'http://localhost:5601'])(
  'accepts %s as an address of Kibana',
  (url) => {
    expect(checkBaseUrl(url)).toBeUndefined();
  },
);

it.each([
  '',
  'kb.example.com',
  'ftp://kb.example.com',
  'https://',
  'https://a:b@kb.example.com',
  'https://kb.example.com/?x',
  'https://kb.example.com/#/app',
])('refuses "%s"', (url) => {
  expect(checkBaseUrl(url)).toMatch(/\.$/);
});

it.each([
  ['https://kb.example.com', true],
  ['https://kb.internal', false],
  ['http://kb.example.com', false],
  [undefined, false],
])('uses %s of kibana.yml: %s', (publicBaseUrl, isFixed) => {
  expect(isFixedBaseUrl(publicBaseUrl)).toBe(isFixed);
});
