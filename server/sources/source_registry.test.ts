import { expect, it } from 'vitest';
import type { Logger } from '@kbn/core/server';
import { Auth0LogsError } from '../errors';
import { sha256 } from '../hashing';
import type { OpenSource } from './source';
import { SourceRegistry } from './source_registry';
import type { SavedSource, StoredSource } from './stored_source';
import { sourceWith } from '../../test/support/source';

const TOKEN = 'a-token-of-some-twenty-four-signs';
const OLD_TOKEN = 'another-token-of-twenty-four-signs';
const logger = { debug: () => undefined } as unknown as Logger;
const now = () => new Date().toISOString();

const stored = (id: string, changes: Partial<StoredSource> = {}): SavedSource => ({
  ...{ id, type: 'auth0-logs-source', version: now(), references: [] },
  attributes: {
    ...{ name: id, kind: 'webhook', namespace: 'default', tags: [], enabled: true },
    ...{ preserve_original_event: false, drop_codes: [], mask_fields: [], hash_fields: [] },
    ...{ created_at: now(), updated_at: now() },
    tokens: [{ hash: sha256(TOKEN), created_at: now() }],
    ...changes,
  },
});

interface Given {
  saved?: SavedSource[];
  configured?: [string, OpenSource][];
  secrets?: () => Promise<{ hash_key?: string }>;
}

const registryOf = ({ saved = [], configured = [], secrets }: Given) =>
  new SourceRegistry({
    configured: new Map(configured),
    store: { list: () => Promise.resolve(saved) },
    secrets: () => Promise.resolve({ read: secrets ?? (() => Promise.resolve({})) }),
    logger,
  });

const loaded = async (given: Given) => {
  const registry = registryOf(given);
  await registry.reload();
  return registry;
};

const refusal = (code: string) => expect.objectContaining({ code }) as Error;

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
      tokens: [
        { hash: sha256(TOKEN), created_at: now() },
        { hash: sha256(OLD_TOKEN), created_at: now(), valid_until },
      ],
    });
  const during = await loaded({ saved: [old(new Date(Date.now() + 60_000).toISOString())] });
  expect(during.authenticate('default', OLD_TOKEN).id).toBe('default');
  expect(during.authenticate('default', TOKEN).id).toBe('default');
  const after = await loaded({ saved: [old(new Date(Date.now() - 1).toISOString())] });
  expect(() => after.authenticate('default', OLD_TOKEN)).toThrow(refusal('wrong_token'));
});

it('asks to come again while it has not read the sources', async () => {
  const registry = registryOf({ configured: [['fixed', fixed]] });
  expect(() => registry.authenticate('other', TOKEN)).toThrow(refusal('sources_unread'));
  expect(registry.authenticate('fixed', TOKEN).id).toBe('fixed');
  await registry.reload();
  expect(() => registry.authenticate('other', TOKEN)).toThrow(refusal('unknown_source'));
});

const fixed: OpenSource = {
  source: sourceWith({ id: 'fixed', name: 'of kibana.yml' }),
  tokens: [{ hash: sha256(TOKEN) }],
};

it('lets kibana.yml go before what is saved', async () => {
  const registry = await loaded({ saved: [stored('fixed')], configured: [['fixed', fixed]] });
  expect(registry.get('fixed')?.name).toBe('of kibana.yml');
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
    configured: new Map(),
    store: {
      list: () => (answers ? Promise.resolve([stored('default')]) : Promise.reject(new Error('x'))),
    },
    secrets: () => Promise.resolve({ read: () => Promise.resolve({}) }),
    logger,
  });
  await registry.reload();
  answers = false;
  await expect(registry.reload()).rejects.toThrow('x');
  expect(registry.has('default')).toBe(true);
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
