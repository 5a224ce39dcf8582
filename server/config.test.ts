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
  const { sources } = configSchema.validate({ sources: { a: { token: TOKEN } } });
  expect(sources.a).toMatchObject({
    ...{ name: 'Auth0', namespace: 'default', enabled: true, dropCodes: [] },
    tags: ['forwarded', 'auth0-logstream'],
  });
});

const source = (changes: object) => ({ sources: { a: { token: TOKEN, ...changes } } });

it.each([
  [{ sources: { 'My Tenant': { token: TOKEN } } }, 'sources', 'use up to 64 lower-case letters'],
  [{ sources: { a: {} } }, 'sources.a', 'set token or tokenHash'],
  [source({ namespace: 'a-b' }), 'sources.a.namespace', 'use up to 100 lower-case letters'],
  [source({ token: 'short' }), 'sources.a.token', 'openssl rand -hex 24'],
  [source({ token: ` ${TOKEN}` }), 'sources.a.token', 'no space at either end'],
  [source({ token: `${TOKEN}é` }), 'sources.a.token', 'use ASCII characters'],
  [source({ token: undefined, tokenHash: 'A'.repeat(64) }), 'sources.a.tokenHash', 'sha256sum'],
  [source({ tokenHash: 'a'.repeat(64) }), 'sources.a', 'remove one of them'],
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
  const refused = () => configSchema.validate(source({ token: `${TOKEN} ` }));
  expect(refused).toThrow();
  expect(refused).not.toThrow(TOKEN);
});
