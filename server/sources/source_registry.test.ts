import { expect, it } from 'vitest';
import type { Config } from '../config';
import { sha256 } from '../mapping/sha256';
import { createSourceRegistry } from './source_registry';

const TOKEN = 'a-token-of-some-twenty-four-signs';
const base = { id: 'default', name: 'Auth0', namespace: 'default', tags: [] };
const withSource = (secret: Partial<Config['source']>): Config =>
  ({ source: { ...base, preserveOriginalEvent: false, ...secret } }) as unknown as Config;

it.each([
  ['token', { token: TOKEN }],
  ['its hash', { tokenHash: sha256(TOKEN) }],
])('opens by %s, verbatim or as Bearer', (_name, secret) => {
  const registry = createSourceRegistry(withSource(secret));
  for (const header of [TOKEN, `Bearer ${TOKEN}`, `bearer ${TOKEN}`])
    expect(registry.authenticate('default', header).id).toBe('default');
});

it.each([undefined, '', 'Bearer ', `${TOKEN}x`, `Basic ${TOKEN}`])('refuses %s', (header) => {
  const registry = createSourceRegistry(withSource({ token: TOKEN }));
  expect(() => registry.authenticate('default', header)).toThrow(
    expect.objectContaining({ code: 'wrong_token' }) as Error,
  );
});

it('knows no source but the configured, and none without a token', () => {
  const registry = createSourceRegistry(withSource({ token: TOKEN }));
  expect(() => registry.authenticate('other', TOKEN)).toThrow('no such source');
  expect(createSourceRegistry(withSource({})).all()).toEqual([]);
});
