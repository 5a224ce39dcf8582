import type { KibanaRequest } from '@kbn/core/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EventLogEntry } from '../../common/api/event_log';
import type { SourceSettings } from '../../common/api/sources';
import { configSchema } from '../config';
import { Auth0LogsError } from '../errors';
import { SourceAdmin } from './source_admin';
import type { SecretsStore, SourceSecrets } from './source_secrets';
import type { SavedSource, SourceStore, StoredSource } from './stored_source';
import { opens } from './token';

const REQUEST = {} as KibanaRequest;
const TOKEN = 'a-token-of-some-twenty-four-signs';
const CREDENTIALS = { domain: 'acme.eu.auth0.com', client_id: 'c', client_secret: 'very-secret' };
const settings = (changes: Partial<SourceSettings> = {}): SourceSettings => ({
  ...{ name: 'Production', kind: 'webhook', namespace: 'default', tags: [], enabled: true },
  ...{ preserve_original_event: false, drop_codes: [], mask_fields: [], hash_fields: [] },
  ...changes,
});

/** Keeps sources and secrets in maps. */
const world = (configured: object = {}) => {
  const objects = new Map<string, { version: number; attributes: StoredSource }>();
  const secrets = new Map<string, SourceSecrets>();
  const unreadable = new Set<string>();
  let written = 0;
  let conflicts = 0;
  const entries: EventLogEntry[] = [];
  const reload = vi.fn(() => Promise.resolve());
  const read = (id: string): SavedSource => {
    const found = objects.get(id);
    if (!found) throw new Auth0LogsError('no_such_source');
    const { version, attributes } = found;
    return { id, type: 't', references: [], version: String(version), attributes };
  };
  const write = (id: string, attributes: StoredSource): SavedSource => {
    objects.set(id, { version: (objects.get(id)?.version ?? 0) + 1, attributes });
    return read(id);
  };
  const store: Pick<SourceStore, keyof SourceStore> = {
    list: () => Promise.resolve([...objects.keys()].map(read)),
    get: (id) => Promise.resolve().then(() => read(id)),
    create: (id, attributes) => Promise.resolve(write(id, attributes)),
    replace: ({ id, version }, attributes) =>
      (conflicts -= 1) < 0 && String(objects.get(id)?.version) === version
        ? Promise.resolve(write(id, attributes))
        : Promise.reject(new Auth0LogsError('source_changed')),
    delete: (id) => Promise.resolve(void objects.delete(id)),
  };
  const secretsStore = {
    read: (id: string) =>
      unreadable.has(id)
        ? Promise.reject(new Auth0LogsError('secrets_unreadable'))
        : Promise.resolve(secrets.get(id) ?? {}),
    write: (_request: KibanaRequest, _source: string, value: SourceSecrets) => {
      const id = `secret-${(written += 1)}`;
      secrets.set(id, value);
      return Promise.resolve(id);
    },
    delete: (id: string) => Promise.resolve(void secrets.delete(id)),
  };
  const admin = new SourceAdmin({
    configured: configSchema.validate({ sources: configured }).sources,
    store: store as SourceStore,
    secrets: () => Promise.resolve(secretsStore as unknown as SecretsStore),
    registry: { reload },
    record: (entry) => entries.push(entry),
    knownEverywhereMs: 0,
  });
  const tokensOf = (id: string) => objects.get(id)?.attributes.tokens ?? [];
  /** Kibana gets another encryption key. */
  const loseKey = () => [...secrets.keys()].forEach((id) => unreadable.add(id));
  /** Others are faster so many times. */
  const conflict = (times: number) => void (conflicts = times);
  return { admin, objects, secrets, entries, reload, tokensOf, loseKey, conflict };
};

const refusal = (code: string) => expect.objectContaining({ code }) as Error;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('makes an id of the name, and of the next of that name another', async () => {
  const { admin } = world();
  const ids = [];
  for (const name of ['Köln – Production!', 'Köln Production', '東京'])
    ids.push((await admin.create(REQUEST, { settings: settings({ name }) })).source.id);
  expect(ids).toEqual(['koln-production', 'koln-production-2', 'source']);
});

it('shows a generated token once, and a token of the user’s own never', async () => {
  const { admin, tokensOf, objects } = world();
  const { source, token } = await admin.create(REQUEST, { settings: settings() });
  expect(opens(token ?? '', tokensOf(source.id))).toBe(true);
  const own = await admin.create(REQUEST, { settings: settings(), id: 'own', token: TOKEN });
  expect(own.token).toBeUndefined();
  expect(opens(TOKEN, tokensOf('own'))).toBe(true);
  const everything = JSON.stringify([[...objects], await admin.list()]);
  for (const secret of [token, TOKEN]) expect(everything).not.toContain(secret);
  expect(JSON.stringify(await admin.list())).not.toContain('hash":');
});

it('refuses an id that is taken, by kibana.yml too', async () => {
  const { admin } = world({ fixed: { token: TOKEN } });
  await admin.create(REQUEST, { settings: settings(), id: 'a' });
  for (const id of ['a', 'fixed'])
    await expect(admin.create(REQUEST, { settings: settings(), id })).rejects.toThrow(
      refusal('source_exists'),
    );
});

it('shows what kibana.yml declares, and lets nobody change it', async () => {
  const auth0 = { domain: 'acme.eu.auth0.com', clientId: 'c', clientSecret: 'very-secret' };
  const { admin } = world({ fixed: { token: TOKEN, name: 'Fixed', auth0 } });
  const [source] = await admin.list();
  expect(source).toMatchObject({ id: 'fixed', managed_by: 'kibana_yml', name: 'Fixed' });
  expect(JSON.stringify(source)).not.toContain('very-secret');
  expect(await admin.credentialsOf('fixed')).toEqual(CREDENTIALS);
  const refused = refusal('source_is_configured');
  const update = { ...settings(), version: '1' };
  await expect(admin.update(REQUEST, 'fixed', update)).rejects.toThrow(refused);
  await expect(admin.delete('fixed')).rejects.toThrow(refused);
  await expect(admin.rotateToken('fixed', { keepPreviousMs: 0 })).rejects.toThrow(refused);
});

it('replaces the settings of the version that was seen, and of no other', async () => {
  const { admin, entries } = world();
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

it('makes a key once fields are hashed, and keeps it ever after', async () => {
  const { admin, secrets } = world();
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
  await admin.keepCredentials(REQUEST, source.id, CREDENTIALS);
  const { version = '' } = await admin.get(source.id);
  await admin.update(REQUEST, source.id, { ...hashing, version });
  expect(plain.hash_fields).toEqual([]);
  expect([...secrets.values()]).toEqual([{ hash_key: key, credentials: CREDENTIALS }]);
});

it('keeps credentials, shows all but the secret, and forgets them', async () => {
  const { admin, secrets, objects } = world();
  const { source } = await admin.create(REQUEST, { settings: settings() });
  const kept = await admin.keepCredentials(REQUEST, source.id, CREDENTIALS);
  expect(kept.credentials).toEqual({ domain: 'acme.eu.auth0.com', client_id: 'c' });
  expect(await admin.credentialsOf(source.id)).toEqual(CREDENTIALS);
  expect(JSON.stringify([...objects])).not.toContain('very-secret');
  const forgotten = await admin.keepCredentials(REQUEST, source.id, undefined);
  expect(forgotten.credentials).toBeUndefined();
  expect(secrets.size).toBe(0);
});

it('rotates a token, and takes the one before for the time given', async () => {
  const { admin, tokensOf } = world();
  const created = await admin.create(REQUEST, { settings: settings(), token: TOKEN });
  const { id } = created.source;
  const { token = '', source } = await admin.rotateToken(id, { keepPreviousMs: 60_000 });
  expect(source.token.previous_valid_until).toBeDefined();
  expect([TOKEN, token].map((one) => opens(one, tokensOf(id)))).toEqual([true, true]);
  vi.setSystemTime(Date.now() + 61_000);
  expect([TOKEN, token].map((one) => opens(one, tokensOf(id)))).toEqual([false, true]);
});

it('hands a new token over while both are taken', async () => {
  const { admin, tokensOf } = world();
  await admin.create(REQUEST, { settings: settings(), id: 'a', token: TOKEN });
  const handing = admin.withNewToken('a', {
    keepPreviousMs: 0,
    hand: (token) => {
      expect([TOKEN, token].map((one) => opens(one, tokensOf('a')))).toEqual([true, true]);
      return Promise.resolve(token);
    },
  });
  const token = await handing;
  expect([TOKEN, token].map((one) => opens(one, tokensOf('a')))).toEqual([false, true]);
});

it('takes a new token back where it could not be handed over', async () => {
  const { admin, tokensOf, entries } = world();
  await admin.create(REQUEST, { settings: settings(), id: 'a', token: TOKEN });
  let handed = '';
  const handing = admin.withNewToken('a', {
    keepPreviousMs: 0,
    hand: (token) => {
      handed = token;
      return Promise.reject(new Error('no'));
    },
  });
  await expect(handing).rejects.toThrow('no');
  expect([TOKEN, handed].map((one) => opens(one, tokensOf('a')))).toEqual([true, false]);
  expect(entries.map(({ action }) => action)).toEqual(['source-created']);
});

it('leaves a new token beside the others where it may be in use', async () => {
  const { admin, tokensOf } = world();
  await admin.create(REQUEST, { settings: settings(), id: 'a', token: TOKEN });
  let handed = '';
  const handing = admin.withNewToken('a', {
    keepPreviousMs: 0,
    hand: (token) => {
      handed = token;
      return Promise.reject(new Error('no answer'));
    },
    keepOn: (error) => String(error).includes('no answer'),
  });
  await expect(handing).rejects.toThrow('no answer');
  expect([TOKEN, handed].map((one) => opens(one, tokensOf('a')))).toEqual([true, true]);
});

it('never replaces a log stream by another', async () => {
  const { admin } = world();
  await admin.create(REQUEST, { settings: settings(), id: 'a' });
  const [first, second] = [
    { id: 'lst_1', domain: 'a.auth0.com' },
    { id: 'lst_2', domain: 'b' },
  ];
  expect(await admin.setLogStream('a', first)).toMatchObject({ log_stream: first });
  await expect(admin.setLogStream('a', second)).rejects.toThrow(refusal('log_stream_exists'));
  expect((await admin.setLogStream('a', undefined)).log_stream).toBeUndefined();
});

it('deletes a source with its secrets', async () => {
  const { admin, secrets, reload } = world();
  await admin.create(REQUEST, { settings: settings({ hash_fields: ['email'] }), id: 'a' });
  await admin.delete('a');
  expect(secrets.size).toBe(0);
  expect(reload).toHaveBeenCalledTimes(2);
  await expect(admin.get('a')).rejects.toThrow(refusal('no_such_source'));
});

it('takes a source up again whose secrets nobody can read any more', async () => {
  const { admin, secrets, loseKey } = world();
  const hashing = settings({ hash_fields: ['email'] });
  const { source } = await admin.create(REQUEST, { settings: hashing });
  const kept = await admin.keepCredentials(REQUEST, source.id, CREDENTIALS);
  const lost = [...secrets.values()];
  loseKey();
  await expect(admin.credentialsOf(source.id)).rejects.toThrow(refusal('secrets_unreadable'));
  const saved = await admin.update(REQUEST, source.id, { ...hashing, version: kept.version ?? '' });
  expect(saved.credentials).toBeUndefined();
  expect([...secrets.values()]).toEqual([
    { hash_key: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
  ]);
  expect([...secrets.values()]).not.toEqual(lost);
});

it('makes its own changes once more where others were faster, and not for ever', async () => {
  const { admin, tokensOf, conflict } = world();
  await admin.create(REQUEST, { settings: settings(), id: 'a', token: TOKEN });
  conflict(2);
  await admin.rotateToken('a', { keepPreviousMs: 0 });
  expect(opens(TOKEN, tokensOf('a'))).toBe(false);
  conflict(10);
  const rotating = admin.rotateToken('a', { keepPreviousMs: 0 });
  await expect(rotating).rejects.toThrow(refusal('source_changed'));
});
