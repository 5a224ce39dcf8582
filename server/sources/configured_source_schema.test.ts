import { expect, it } from 'vitest';
import { TOKEN } from '../../test/support/sources_in_memory';
import { sha256 } from '../hashing';
import { configuredSource } from './configured_source_schema';
import { readConfiguredSources } from './configured_sources';

const auth0 = { domain: 'Acme.eu.auth0.com', clientId: 'c', clientSecret: 'very-secret' };
const webhook = { token: TOKEN };

it.each([
  [{}, 'give it an input: webhook, api, or both'],
  [{ auth0 }, 'give it an input: webhook, api, or both'],
  [{ webhook: {} }, '[webhook]: set token or tokenHash; "openssl rand -hex 24" makes a token'],
  [
    { webhook: { token: TOKEN, tokenHash: sha256(TOKEN) } },
    '[webhook]: set token or tokenHash, not both: remove one of them',
  ],
  [{ api: {} }, 'set auth0 too, an application with the scope read:logs, or leave api out'],
  [{ webhook, api: {} }, 'set auth0 too, an application with the scope read:logs'],
  [
    { webhook: { ...webhook, logStreamId: 'lst_1' } },
    'set auth0 too, or leave webhook.logStreamId out',
  ],
  [{ webhook, hashFields: ['email'] }, 'set hashKey too, or leave hashFields out'],
  [{ webhook, hashKey: 'short' }, '[hashKey]: use at least 32 characters; "openssl rand -hex 32"'],
  [{ api: { interval: '5s' }, auth0 }, '[api.interval]: use a duration from "10s" to "1d"'],
  [{ api: { interval: '5 minutes' }, auth0 }, '[api.interval]: use a duration from'],
  [{ api: { initialInterval: '31d' }, auth0 }, '[api.initialInterval]: use a duration from "1m"'],
  [{ api: { batchSize: 101 }, auth0 }, '[api.batchSize]'],
  [{ api: { batchSize: 1.5 }, auth0 }, '[api.batchSize]: use a whole number'],
  [{ api: { rateLimitShare: 0 }, auth0 }, '[api.rateLimitShare]'],
  [{ token: TOKEN }, '[token]'],
])('refuses %j with the remedy', (source, remedy) => {
  expect(() => configuredSource.validate(source)).toThrow(remedy);
});

const declare = (source: object) =>
  readConfiguredSources({ a: configuredSource.validate(source) }).get('a');

it('declares a source with both inputs, whose secrets show nowhere', () => {
  const source = {
    ...{ webhook: { ...webhook, logStreamId: 'lst_1' }, api: { interval: '1m' }, auth0 },
    ...{ name: 'Acme', dropCodes: ['sapi'], preserveOriginalEvent: true },
  };
  const declared = declare(source);
  expect(declared?.definition).toMatchObject({
    ...{ id: 'a', managed_by: 'kibana_yml' },
    settings: {
      ...{ name: 'Acme', drop_codes: ['sapi'], preserve_original_event: true },
      api: { interval: '1m', batch_size: 100 },
    },
    webhook: { log_stream: { id: 'lst_1', domain: auth0.domain } },
    credentials: { domain: auth0.domain, client_id: 'c' },
  });
  expect(declared?.credentials).toMatchObject({ client_secret: 'very-secret' });
  expect(declared?.inForce.source).toMatchObject({ tenant: 'acme.eu.auth0.com' });
  expect(JSON.stringify(declared?.definition)).not.toMatch(new RegExp(`very-secret|${TOKEN}`));
});

it('declares a source without a webhook, which no token opens', () => {
  const declared = declare({ api: {}, auth0 });
  expect(declared?.definition.webhook).toBeUndefined();
  expect(declared?.inForce).toMatchObject({ tokens: undefined });
});

it('takes a hash in place of the token', () => {
  expect(declare({ webhook: { tokenHash: sha256(TOKEN) } })?.inForce.tokens).toEqual(
    declare({ webhook })?.inForce.tokens,
  );
});

it('keeps the key of the hash from all that is shown', () => {
  const hashKey = 'k'.repeat(32);
  const declared = declare({ webhook, hashFields: ['email'], hashKey });
  expect(JSON.stringify(declared)).not.toContain(hashKey);
  const { redact } = declared?.inForce.source ?? expect.fail();
  expect(JSON.stringify(redact?.({ email: 'a@b.example' }))).not.toContain('a@b');
});
