import { expect, it } from 'vitest';
import {
  CREDENTIALS,
  REQUEST,
  settings,
  sourcesInMemory,
} from '../../test/support/sources_in_memory';

it('keeps credentials, shows all but the secret, and forgets them', async () => {
  const { admin, credentials, secrets, objects, entries } = sourcesInMemory();
  const { source } = await admin.create(REQUEST, { settings: settings() });
  const kept = await credentials.keep(REQUEST, source.id, CREDENTIALS);
  expect(kept.credentials).toEqual({ domain: 'acme.eu.auth0.com', client_id: 'c' });
  expect(await credentials.read(source.id)).toEqual(CREDENTIALS);
  expect(JSON.stringify([...objects])).not.toContain('very-secret');
  const forgotten = await credentials.keep(REQUEST, source.id, undefined);
  expect(forgotten.credentials).toBeUndefined();
  expect(secrets.size).toBe(0);
  expect(await credentials.read(source.id)).toBeUndefined();
  expect(entries.map(({ action }) => action)).toEqual([
    ...['source-created', 'credentials-kept', 'credentials-forgotten'],
  ]);
});

it('leaves the key of the hash where it forgets credentials', async () => {
  const { admin, credentials, secrets } = sourcesInMemory();
  const hashing = settings({ hash_fields: ['email'] });
  await admin.create(REQUEST, { settings: hashing, id: 'a' });
  const [before] = [...secrets.values()];
  await credentials.keep(REQUEST, 'a', CREDENTIALS);
  expect([...secrets.values()]).toEqual([{ ...before, credentials: CREDENTIALS }]);
  await credentials.keep(REQUEST, 'a', undefined);
  expect([...secrets.values()]).toEqual([before]);
});
