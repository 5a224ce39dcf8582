import { expect, it } from 'vitest';
import { checkBaseUrl } from './base_url';

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
