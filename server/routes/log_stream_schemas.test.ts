import { expect, it } from 'vitest';
import { credentialsSchema } from './auth0_credentials';
import { endpoint, piiConfig, startFrom, streamCategories } from './log_stream_schemas';

const DAY_MS = 86_400_000;
const daysFromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

it.each([
  'https://kibana.example/api/auth0_logs/webhook/default',
  'https://logs.example:8383/auth0/logs',
])('accepts the endpoint %s', (url) => expect(endpoint.validate(url)).toBe(url));

it.each([
  ['http://kibana.example/', 'whole https URL'],
  ['kibana.example/logs', 'whole https URL'],
  ['', 'whole https URL'],
  ['https://user:password@kibana.example/', 'leave user name and password out'],
  ['https://user@kibana.example/', 'leave user name and password out'],
  ['https://kibana.example/#logs', 'leave "#"'],
  [`https://kibana.example/${'x'.repeat(2_048)}`, 'maximum length'],
])('refuses the endpoint %s', (url, remedy) => {
  expect(() => endpoint.validate(url)).toThrow(remedy);
});

it.each(['2026-01-31', '2026-01-31T08:00Z', '2026-01-31T08:00:00.000Z', daysFromNow(-1)])(
  'accepts the start %s',
  (date) => expect(startFrom.validate(date)).toBe(date),
);

it.each([
  ['yesterday', 'use a date such as'],
  ['1700000000', 'use a date such as'],
  ['2026-13-01', 'use a date such as'],
  ['2026-01-31T08:00:00', 'use a date such as'],
  [daysFromNow(1), 'in the past'],
])('refuses the start %s', (date, remedy) => {
  expect(() => startFrom.validate(date)).toThrow(remedy);
});

it('accepts only categories of Auth0', () => {
  const all = ['auth.login.fail', 'other'];
  expect(streamCategories.validate(all)).toEqual(all);
  expect(streamCategories.validate([])).toEqual([]);
  expect(() => streamCategories.validate(['auth.*'])).toThrow('expected value to equal');
});

it('accepts only fields of Auth0, and at least one', () => {
  expect(piiConfig.validate({ log_fields: ['email'], method: 'hash' })).toMatchObject({
    ...{ log_fields: ['email'], method: 'hash' },
  });
  expect(() => piiConfig.validate({ log_fields: [], method: 'mask' })).toThrow();
  expect(() => piiConfig.validate({ log_fields: ['ip'], method: 'mask' })).toThrow();
});

it('repeats no secret where it refuses credentials', () => {
  const secret = 'a-secret-'.repeat(200);
  const refused = () =>
    credentialsSchema.validate({ domain: 'a.auth0.com', client_id: 'id', client_secret: secret });
  expect(refused).toThrow('client_secret');
  expect(refused).not.toThrow('a-secret');
});
