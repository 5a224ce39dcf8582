import { describe, expect, it, vi } from 'vitest';
import type { Logger } from '@kbn/core/server';
import { DEFAULT_API_INPUT } from '../../common/api/sources';
import { configSchema } from '../config';
import { Auth0LogsError } from '../errors';
import { sha256 } from '../hashing';
import { readConfiguredSources } from './configured_sources';
import { type SourceChange, SourceRegistry } from './source_registry';
import type { SavedSource, StoredSource } from './stored_source';
import { refusal, settings, TOKEN } from '../../test/support/sources_in_memory';

vi.mock('../hashing', { spy: true });
const hashed = vi.mocked(sha256);

const OLD_TOKEN = 'another-token-of-twenty-four-signs';
const logger = { debug: () => undefined } as unknown as Logger;
const now = () => new Date().toISOString();

const stored = (id: string, changes: Partial<StoredSource> = {}): SavedSource => ({
  ...{ id, type: 'auth0-logs-source', version: now(), references: [] },
  attributes: {
    ...settings({ name: id }),
    ...{ created_at: now(), updated_at: now() },
    webhook: { tokens: [{ hash: sha256(TOKEN), created_at: now() }] },
    ...changes,
  },
});

interface Given {
  saved?: SavedSource[];
  /** As kibana.yml declares them. */
  configured?: object;
  secrets?: () => Promise<{ hash_key?: string }>;
}

const registryOf = ({ saved = [], configured = {}, secrets }: Given) =>
  new SourceRegistry({
    declared: readConfiguredSources(configSchema.validate({ sources: configured }).sources),
    store: { list: () => Promise.resolve(saved) },
    secrets: () => Promise.resolve({ read: secrets ?? (() => Promise.resolve({})) }),
    logger,
  });

const loaded = async (given: Given) => {
  const registry = registryOf(given);
  await registry.reload();
  return registry;
};

it('opens by a token, verbatim or as Bearer', async () => {
  const registry = await loaded({ saved: [stored('default')] });
  for (const header of [TOKEN, `Bearer ${TOKEN}`, `bearer ${TOKEN}`])
    expect(registry.authenticate('default', header).id).toBe('default');
});

it.each([undefined, '', 'Bearer ', `${TOKEN}x`, `Basic ${TOKEN}`])('refuses %s', async (header) => {
  const registry = await loaded({ saved: [stored('default')] });
  expect(() => registry.authenticate('default', header)).toThrow(refusal('wrong_token'));
});

it('takes the token before until its time is up', async () => {
  const old = (valid_until: string) =>
    stored('default', {
      webhook: {
        tokens: [
          { hash: sha256(TOKEN), created_at: now() },
          { hash: sha256(OLD_TOKEN), created_at: now(), valid_until },
        ],
      },
    });
  const during = await loaded({ saved: [old(new Date(Date.now() + 60_000).toISOString())] });
  expect(during.authenticate('default', OLD_TOKEN).id).toBe('default');
  expect(during.authenticate('default', TOKEN).id).toBe('default');
  const after = await loaded({ saved: [old(new Date(Date.now() - 1).toISOString())] });
  expect(() => after.authenticate('default', OLD_TOKEN)).toThrow(refusal('wrong_token'));
});

it('asks to come again while it has not read the sources', async () => {
  const registry = registryOf({ configured: { fixed } });
  expect(() => registry.authenticate('other', TOKEN)).toThrow(refusal('sources_unread'));
  expect(registry.authenticate('fixed', TOKEN).id).toBe('fixed');
  await registry.reload();
  expect(() => registry.authenticate('other', TOKEN)).toThrow(refusal('unknown_source'));
});

const fixed = { name: 'of kibana.yml', webhook: { token: TOKEN } };

it('lets kibana.yml go before what is saved', async () => {
  const registry = await loaded({ saved: [stored('fixed')], configured: { fixed } });
  expect(registry.reopen('fixed').name).toBe('of kibana.yml');
  expect(registry.all().map(({ name }) => name)).toEqual(['of kibana.yml']);
});

it('tells a paused source only to who has its token', async () => {
  const registry = await loaded({ saved: [stored('default', { enabled: false })] });
  expect(() => registry.authenticate('default', TOKEN)).toThrow(refusal('source_paused'));
  expect(() => registry.authenticate('default', 'x')).toThrow(refusal('wrong_token'));
});

it('takes nothing unhashed: a source whose key cannot be read takes no events until it can', async () => {
  let readable = false;
  const registry = await loaded({
    saved: [stored('default', { hash_fields: ['email'], secrets_id: 'x' })],
    secrets: () =>
      readable
        ? Promise.resolve({ hash_key: 'k'.repeat(64) })
        : Promise.reject(new Auth0LogsError('secrets_unreadable')),
  });
  expect(() => registry.authenticate('default', TOKEN)).toThrow(refusal('secrets_unreadable'));
  readable = true;
  await registry.reload();
  const { redact } = registry.authenticate('default', TOKEN);
  expect(JSON.stringify(redact?.({ type: 's', email: 'a@b.example' }))).not.toContain('a@b');
});

it('keeps what it knows while the store does not answer', async () => {
  let answers = true;
  const registry = new SourceRegistry({
    declared: new Map(),
    store: {
      list: () => (answers ? Promise.resolve([stored('default')]) : Promise.reject(new Error('x'))),
    },
    secrets: () => Promise.resolve({ read: () => Promise.resolve({}) }),
    logger,
  });
  await registry.reload();
  answers = false;
  await expect(registry.reload()).rejects.toThrow('x');
  expect(registry.hasWebhook('default')).toBe(true);
});

it('gives a source for what came earlier, though it is paused, but never without its redaction', async () => {
  const registry = await loaded({
    saved: [
      stored('paused', { enabled: false }),
      stored('locked', { hash_fields: ['email'], secrets_id: 'x' }),
    ],
    secrets: () => Promise.reject(new Auth0LogsError('secrets_unreadable')),
  });
  expect(registry.reopen('paused').id).toBe('paused');
  expect(() => registry.reopen('locked')).toThrow(refusal('secrets_unreadable'));
  expect(() => registry.reopen('none')).toThrow(refusal('no_such_source'));
  expect(() => registryOf({}).reopen('none')).toThrow(refusal('sources_unread'));
});

const apiOnly = (id: string) => stored(id, { webhook: undefined, api: DEFAULT_API_INPUT });

it('answers for a source without a webhook as for one that is not there, after the same work', async () => {
  const registry = await loaded({
    saved: [apiOnly('api-only'), stored('paused', { enabled: false })],
  });
  const timesHashed = (id: string, code: string) => {
    hashed.mockClear();
    expect(() => registry.authenticate(id, TOKEN)).toThrow(refusal(code));
    return hashed.mock.calls.length;
  };
  const work = timesHashed('none', 'unknown_source');
  expect(work).toBeGreaterThan(0);
  expect(timesHashed('api-only', 'unknown_source')).toBe(work);
  expect(timesHashed('paused', 'source_paused')).toBe(work);
  expect([registry.hasWebhook('api-only'), registry.hasWebhook('paused')]).toEqual([false, true]);
});

it('refuses whatever comes to a webhook that has no token yet', async () => {
  const registry = await loaded({ saved: [stored('new', { webhook: { tokens: [] } })] });
  expect(() => registry.authenticate('new', TOKEN)).toThrow(refusal('wrong_token'));
});

describe('changes$', () => {
  /** A registry whose saved sources may change, and what it has announced. */
  const watched = (given: Given = {}) => {
    const saved = given.saved ?? [];
    const registry = registryOf({ ...given, saved });
    const changes: SourceChange[] = [];
    const seen: (string | undefined)[] = [];
    registry.changes$.subscribe((change) => {
      changes.push(change);
      seen.push(registry.all().find(({ id }) => id === change.id)?.name);
    });
    const become = async (...sources: SavedSource[]) => {
      saved.splice(0, saved.length, ...sources);
      changes.length = seen.length = 0;
      await registry.reload();
      return changes.map(({ id, kind }) => `${kind} ${id}`);
    };
    return { registry, become, seen };
  };
  const version = (id: string, number: number): SavedSource => ({
    ...stored(id, { name: `${id} ${number}` }),
    version: String(number),
  });

  it('tells what was added, changed and removed, and nothing where nothing changed', async () => {
    const { become } = watched();
    expect(await become(version('a', 1), version('b', 1))).toEqual(['added a', 'added b']);
    expect(await become(version('a', 1), version('b', 1))).toEqual([]);
    expect(await become(version('a', 2), version('c', 1))).toEqual([
      ...['changed a', 'added c', 'removed b'],
    ]);
    expect(await become()).toEqual(['removed a', 'removed c']);
  });

  it('tells it once the new state is in force', async () => {
    const { become, seen } = watched();
    await become(version('a', 1));
    expect(seen).toEqual(['a 1']);
    await become(version('a', 2));
    expect(seen).toEqual(['a 2']);
    await become();
    expect(seen).toEqual([undefined]);
  });

  it('ends when the registry stops', () => {
    const { registry } = watched();
    const ended = vi.fn();
    registry.changes$.subscribe({ complete: ended });
    registry.stop();
    expect(ended).toHaveBeenCalledOnce();
  });
});

describe('sourceTenants', () => {
  const tenants = async (saved: SavedSource[], configured: object = {}) =>
    (await loaded({ saved, configured })).sourceTenants;
  const of = (id: string, tenant?: string) => stored(id, { tenant });

  it('tells sources of two tenants apart by their settings', async () => {
    const { areSeveral, differ } = await tenants([
      of('a', 'acme.auth0.com'),
      of('b', 'ACME.auth0.com'),
      of('c', 'other.auth0.com'),
    ]);
    expect(areSeveral()).toBe(true);
    expect([differ('a', 'b'), differ('a', 'c'), differ('c', 'b')]).toEqual([false, true, true]);
  });

  it('takes sources that name no tenant for tenants of their own', async () => {
    const { areSeveral, differ } = await tenants([of('a'), of('b')]);
    expect([areSeveral(), differ('a', 'b'), differ('a', 'a')]).toEqual([true, true, false]);
  });

  it('knows those of kibana.yml from the start, and one tenant is not several', async () => {
    const registry = registryOf({ configured: { fixed } });
    expect(registry.sourceTenants.areSeveral()).toBe(false);
    const { areSeveral, differ } = await tenants([of('a')], { fixed });
    expect([areSeveral(), differ('a', 'fixed')]).toEqual([true, true]);
  });

  it('never says that a source that is gone differs', async () => {
    const { differ } = await tenants([of('a'), of('b')]);
    expect([differ('gone', 'a'), differ('a', 'gone')]).toEqual([false, false]);
  });
});
