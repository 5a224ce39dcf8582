import { expect, it } from 'vitest';
import {
  CREDENTIALS,
  refusal,
  REQUEST,
  settings,
  sourcesInMemory,
  TOKEN,
  withToken,
} from '../../test/support/sources_in_memory';
import { opens } from './token';

it('makes an id of the name, and of the next of that name another', async () => {
  const { admin } = sourcesInMemory();
  const ids = [];
  for (const name of ['Köln – Production!', 'Köln Production', '東京'])
    ids.push((await admin.create(REQUEST, { settings: settings({ name }) })).source.id);
  expect(ids).toEqual(['koln-production', 'koln-production-2', 'source']);
});

it('shows a generated token once, and a token of the user’s own never', async () => {
  const { admin, tokensOf, objects } = sourcesInMemory();
  const { source, token } = await admin.create(REQUEST, { settings: settings(), webhook: {} });
  expect(opens(token ?? '', tokensOf(source.id))).toBe(true);
  const own = await admin.create(REQUEST, withToken('own'));
  expect(own.token).toBeUndefined();
  expect(opens(TOKEN, tokensOf('own'))).toBe(true);
  const everything = JSON.stringify([[...objects], await admin.list()]);
  for (const secret of [token, TOKEN]) expect(everything).not.toContain(secret);
  expect(JSON.stringify(await admin.list())).not.toContain('hash":');
});

it('makes no token for a source without a webhook', async () => {
  const { admin, objects } = sourcesInMemory();
  const { source, token } = await admin.create(REQUEST, { settings: settings(), id: 'a' });
  expect([source.webhook, token]).toEqual([undefined, undefined]);
  expect(objects.get('a')?.attributes.webhook).toBeUndefined();
});

it('refuses an id that is taken, by kibana.yml too', async () => {
  const { admin } = sourcesInMemory({ fixed: { webhook: { token: TOKEN } } });
  await admin.create(REQUEST, { settings: settings(), id: 'a' });
  for (const id of ['a', 'fixed'])
    await expect(admin.create(REQUEST, { settings: settings(), id })).rejects.toThrow(
      refusal('source_exists'),
    );
});

it('shows what kibana.yml declares, and lets nobody change it', async () => {
  const auth0 = { domain: 'acme.eu.auth0.com', clientId: 'c', clientSecret: 'very-secret' };
  const { admin, credentials, tokens } = sourcesInMemory({
    fixed: { webhook: { token: TOKEN }, name: 'Fixed', auth0 },
  });
  const [source] = await admin.list();
  expect(source).toMatchObject({ id: 'fixed', managed_by: 'kibana_yml', name: 'Fixed' });
  expect(JSON.stringify(source)).not.toContain('very-secret');
  expect(await credentials.read('fixed')).toEqual(CREDENTIALS);
  const refused = refusal('source_is_configured');
  const update = { ...settings(), version: '1' };
  await expect(admin.update(REQUEST, 'fixed', update)).rejects.toThrow(refused);
  await expect(admin.delete('fixed')).rejects.toThrow(refused);
  await expect(admin.setLogStream('fixed', undefined)).rejects.toThrow(refused);
  await expect(tokens.rotate('fixed', { keepPreviousMs: 0 })).rejects.toThrow(refused);
  await expect(credentials.keep(REQUEST, 'fixed', CREDENTIALS)).rejects.toThrow(refused);
});

it('replaces the settings of the version that was seen, and of no other', async () => {
  const { admin, entries } = sourcesInMemory();
  const { source } = await admin.create(REQUEST, { settings: settings({ tenant: 'a.auth0.com' }) });
  const { version = '' } = source;
  const changed = await admin.update(REQUEST, source.id, {
    ...settings({ name: 'Renamed', enabled: false }),
    version,
  });
  expect(changed).toMatchObject({ id: source.id, name: 'Renamed', enabled: false });
  expect(changed.tenant).toBeUndefined();
  const late = admin.update(REQUEST, source.id, { ...settings(), version });
  await expect(late).rejects.toThrow(refusal('source_changed'));
  expect(entries.map(({ action }) => action)).toEqual(['source-created', 'source-paused']);
});

it('keeps the webhook with its tokens and its stream, removes it, and adds one without a token', async () => {
  const { admin, tokensOf } = sourcesInMemory();
  await admin.create(REQUEST, withToken('a'));
  const stream = { id: 'lst_1', domain: 'a.auth0.com' };
  await admin.setLogStream('a', stream);
  const update = async (webhook: object | undefined) => {
    const { version = '' } = await admin.get('a');
    return admin.update(REQUEST, 'a', { ...settings(), webhook, version });
  };
  expect((await update({})).webhook?.log_stream).toEqual(stream);
  expect(opens(TOKEN, tokensOf('a'))).toBe(true);
  expect((await update(undefined)).webhook).toBeUndefined();
  expect((await update({})).webhook).toMatchObject({ token: {} });
  expect(tokensOf('a')).toEqual([]);
});

it('makes a key once fields are hashed, and keeps it ever after', async () => {
  const { admin, credentials, secrets } = sourcesInMemory();
  const { source } = await admin.create(REQUEST, { settings: settings() });
  expect(secrets.size).toBe(0);
  const hashing = settings({ hash_fields: ['email'] });
  const first = await admin.update(REQUEST, source.id, {
    ...hashing,
    version: source.version ?? '',
  });
  const [key] = [...secrets.values()].map(({ hash_key }) => hash_key);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  const plain = await admin.update(REQUEST, source.id, {
    ...settings(),
    version: first.version ?? '',
  });
  await credentials.keep(REQUEST, source.id, CREDENTIALS);
  const { version = '' } = await admin.get(source.id);
  await admin.update(REQUEST, source.id, { ...hashing, version });
  expect(plain.hash_fields).toEqual([]);
  expect([...secrets.values()]).toEqual([{ hash_key: key, credentials: CREDENTIALS }]);
});

it('never replaces a log stream by another', async () => {
  const { admin } = sourcesInMemory();
  await admin.create(REQUEST, withToken('a'));
  const [first, second] = [
    { id: 'lst_1', domain: 'a.auth0.com' },
    { id: 'lst_2', domain: 'b' },
  ];
  expect((await admin.setLogStream('a', first)).webhook).toMatchObject({ log_stream: first });
  await expect(admin.setLogStream('a', second)).rejects.toThrow(refusal('log_stream_exists'));
  expect((await admin.setLogStream('a', undefined)).webhook?.log_stream).toBeUndefined();
});

it('gives no log stream to a source without a webhook', async () => {
  const { admin } = sourcesInMemory();
  await admin.create(REQUEST, { settings: settings(), id: 'a' });
  const stream = { id: 'lst_1', domain: 'a.auth0.com' };
  await expect(admin.setLogStream('a', stream)).rejects.toThrow(refusal('no_webhook'));
});

it('deletes a source with its secrets', async () => {
  const { admin, secrets, reload } = sourcesInMemory();
  await admin.create(REQUEST, { settings: settings({ hash_fields: ['email'] }), id: 'a' });
  await admin.delete('a');
  expect(secrets.size).toBe(0);
  expect(reload).toHaveBeenCalledTimes(2);
  await expect(admin.get('a')).rejects.toThrow(refusal('no_such_source'));
});

it('takes a source up again whose secrets nobody can read any more', async () => {
  const { admin, credentials, secrets, loseKey } = sourcesInMemory();
  const hashing = settings({ hash_fields: ['email'] });
  const { source } = await admin.create(REQUEST, { settings: hashing });
  const kept = await credentials.keep(REQUEST, source.id, CREDENTIALS);
  const lost = [...secrets.values()];
  loseKey();
  await expect(credentials.read(source.id)).rejects.toThrow(refusal('secrets_unreadable'));
  const saved = await admin.update(REQUEST, source.id, { ...hashing, version: kept.version ?? '' });
  expect(saved.credentials).toBeUndefined();
  expect([...secrets.values()]).toEqual([
    { hash_key: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  ]);
  expect([...secrets.values()]).not.toEqual(lost);
});
