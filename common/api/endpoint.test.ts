import { expect, it } from 'vitest';
import { pathOf, versionOf } from './endpoint';
import { READ_HEALTH } from './health';
import { ROTATE_TOKEN } from './sources';

it('puts each parameter into its own part of the path', () => {
  expect(pathOf(ROTATE_TOKEN, { id: 'a/b$&' })).toBe(
    '/api/auth0_logs/sources/a%2Fb%24%26/_rotate_token',
  );
});

it('has the version of its kind', () => {
  expect(versionOf(ROTATE_TOKEN)).toBe('2023-10-31');
  expect(versionOf(READ_HEALTH)).toBe('1');
});
