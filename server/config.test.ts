import { expect, it } from 'vitest';
import { configSchema } from './config';

const TOKEN = 'a-token-of-some-twenty-four-signs';

it('needs nothing: without a token there is just no source', () => {
  const { source, webhook, retention } = configSchema.validate({});
  expect(source).toMatchObject({ id: 'default', namespace: 'default' });
  expect(source).not.toHaveProperty('token');
  expect(webhook.maxBodySize.getValueInBytes()).toBe(32 * 1024 * 1024);
  expect(retention.events).toBeUndefined();
  expect(retention.deadLetters.asDays()).toBe(30);
});

it.each([
  [{ source: { id: 'My Tenant' } }, 'source.id', 'use up to 64 lower-case letters'],
  [{ source: { namespace: 'a-b' } }, 'source.namespace', 'use up to 100 lower-case letters'],
  [{ source: { token: 'short' } }, 'source.token', 'openssl rand -hex 24'],
  [{ source: { token: ` ${TOKEN}` } }, 'source.token', 'no space at either end'],
  [{ source: { token: `${TOKEN}é` } }, 'source.token', 'use ASCII characters'],
  [{ source: { tokenHash: 'A'.repeat(64) } }, 'source.tokenHash', 'sha256sum'],
  [{ source: { token: TOKEN, tokenHash: 'a'.repeat(64) } }, 'source', 'remove one of them'],
  [{ webhook: { maxBodySize: '1gb' } }, 'webhook.maxBodySize', 'less than'],
  [{ retention: { events: '3 months' } }, 'retention.events', 'such as "90d"'],
  [{ retention: { deadLetters: 30 } }, 'retention.deadLetters', 'without a unit'],
])('refuses %j with the mend', (config, path, mend) => {
  expect(() => configSchema.validate(config)).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(new RegExp(`\\[${path}\\].*${mend}`)) as string,
    }) as Error,
  );
});

it('never tells the token in a refusal', () => {
  const refused = () => configSchema.validate({ source: { token: `${TOKEN} ` } });
  expect(refused).toThrow();
  expect(refused).not.toThrow(TOKEN);
});
