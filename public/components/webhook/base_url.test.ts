import { expect, it } from 'vitest';
import { checkBaseUrl, isFixedBaseUrl } from './base_url';

it.each(['https://kb.example.com', ' https://kb.example.com/base ', 'http://localhost:5601'])(
  'takes %s as an address of Kibana',
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
])('lets %s of kibana.yml stand: %s', (publicBaseUrl, isFixed) => {
  expect(isFixedBaseUrl(publicBaseUrl)).toBe(isFixed);
});
