import { expect, it } from 'vitest';
import { configSchema } from './config';

const TOKEN = 'a-token-of-some-twenty-four-signs';

it('needs nothing: sources may be made in the UI', () => {
  const { sources, webhook, retention } = configSchema.validate({});
  expect(sources).toEqual({});
  expect(webhook.maxBodySize.getValueInBytes()).toBe(32 * 1024 * 1024);
  expect(retention.events).toBeUndefined();
  expect(retention.failedEvents.asDays()).toBe(30);
});

it('gives a source its defaults', () => {
  const { sources } = configSchema.validate({ sources: { a: { webhook: { token: TOKEN } } } });
  expect(sources.a).toMatchObject({
    ...{ name: 'Auth0', namespace: 'default', enabled: true, dropCodes: [] },
    tags: ['forwarded', 'auth0-logstream'],
  });
});

const webhook = { token: TOKEN };
const source = (changes: object) => ({ sources: { a: { webhook, ...changes } } });
const withWebhook = (webhook: object) => source({ webhook });

it.each([
  [{ sources: { 'My Tenant': { webhook } } }, 'sources', 'use up to 64 lower-case letters'],
  [{ sources: { a: {} } }, 'sources.a', 'give it an input: webhook, api, or both'],
  [source({ webhook: {} }), 'sources.a.webhook', 'set token or tokenHash'],
  [source({ namespace: 'a-b' }), 'sources.a.namespace', 'use up to 100 lower-case letters'],
  [withWebhook({ token: 'short' }), 'sources.a.webhook.token', 'openssl rand -hex 24'],
  [withWebhook({ token: ` ${TOKEN}` }), 'sources.a.webhook.token', 'no space at either end'],
  [withWebhook({ token: `${TOKEN}é` }), 'sources.a.webhook.token', 'use ASCII characters'],
  [withWebhook({ tokenHash: 'A'.repeat(64) }), 'sources.a.webhook.tokenHash', 'sha256sum'],
  [withWebhook({ ...webhook, tokenHash: 'a'.repeat(64) }), 'sources.a.webhook', 'remove one'],
  [source({ hashFields: ['email'] }), 'sources.a', 'set hashKey too'],
  [source({ maskFields: ['a..b'] }), 'sources.a.maskFields.0', 'joined by dots'],
  [{ webhook: { maxBodySize: '1gb' } }, 'webhook.maxBodySize', 'less than'],
  [{ retention: { events: '3 months' } }, 'retention.events', 'such as "90d"'],
  [{ retention: { failedEvents: 30 } }, 'retention.failedEvents', 'without a unit'],
])('refuses %j with the remedy', (config, path, remedy) => {
  expect(() => configSchema.validate(config)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(new RegExp(`\\[${path}[^\\]]*\\].*${remedy}`, 's')) as string,
    }) as Error,
  );
});

it('never tells the token in a refusal', () => {
  const refused = () => configSchema.validate(withWebhook({ token: `${TOKEN} ` }));
  expect(refused).toThrow();
  expect(refused).not.toThrow(TOKEN);
});
