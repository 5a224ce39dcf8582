import { Client } from '@elastic/elasticsearch';
import type { KibanaRequest, SavedObjectsType } from '@kbn/core/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SavedObjects } from '../../dev/host/contracts';
import { schema } from '../../dev/host/kbn/config_schema';
import { createSavedObjectsIndex } from '../../dev/host/saved_objects/create_index';
import { EncryptionService } from '../../dev/host/saved_objects/encryption';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';

const TYPE = 'test-secret';
const ID = '0b7a1a4e-6c52-4a57-9a52-3f1c0d8e2b11';
interface Secret {
  owner: string;
  key?: string;
}

/** Held to a schema by its model versions. */
const STRICT_TYPE = 'test-strict';
const modelVersions = {
  1: { changes: [], schemas: { create: schema.object({ old: schema.string() }) } },
  2: { changes: [], schemas: { create: schema.object({ name: schema.string() }) } },
} as unknown as NonNullable<SavedObjectsType['modelVersions']>;

const client = new Client({ node: elasticsearchOfWorker() });
const encryption = new EncryptionService('k'.repeat(32));
const savedObjects = new SavedObjects(client, encryption);
const repository = savedObjects.start.createInternalRepository([TYPE, STRICT_TYPE]);
const scoped = savedObjects.start.getScopedClient({} as KibanaRequest, {
  includedHiddenTypes: [TYPE],
});
const decrypting = savedObjects.encryptedStart.getClient({ includedHiddenTypes: [TYPE] });

beforeAll(async () => {
  const mappings = { dynamic: false, properties: {} } as const;
  savedObjects.types.set(TYPE, { name: TYPE, hidden: true, namespaceType: 'agnostic', mappings });
  savedObjects.types.set(STRICT_TYPE, {
    ...{ name: STRICT_TYPE, hidden: true, namespaceType: 'agnostic', mappings, modelVersions },
  });
  encryption.contract.registerType({
    type: TYPE,
    attributesToEncrypt: new Set(['key']),
    attributesToIncludeInAAD: new Set(['owner']),
  });
  await createSavedObjectsIndex(client, savedObjects.types.values());
});
afterAll(() => client.close());

it('stores an encrypted attribute that only the decrypting client gives back', async () => {
  await scoped.create<Secret>(TYPE, { owner: 'a', key: 'secret' }, { id: ID, overwrite: true });
  const stored = await repository.get<Secret>(TYPE, ID);
  expect(stored.attributes.key?.length).toBeGreaterThan(40);
  expect(stored.attributes.key).not.toContain('secret');
  expect((await scoped.get<Secret>(TYPE, ID)).attributes).toEqual({ owner: 'a' });
  const decrypted = await decrypting.getDecryptedAsInternalUser<Secret>(TYPE, ID);
  expect(decrypted.attributes).toEqual({ owner: 'a', key: 'secret' });
});

it('cannot decrypt once an attribute that is bound to it has changed', async () => {
  await scoped.create<Secret>(TYPE, { owner: 'a', key: 'secret' }, { id: ID, overwrite: true });
  await repository.update<Secret>(TYPE, ID, { owner: 'b' });
  await expect(decrypting.getDecryptedAsInternalUser<Secret>(TYPE, ID)).rejects.toThrow();
});

it('refuses a chosen id for an encrypted object unless it is a UUID', async () => {
  await expect(
    scoped.create<Secret>(TYPE, { owner: 'a' }, { id: 'mine', overwrite: true }),
  ).rejects.toMatchObject({ output: { statusCode: 400 } });
});

it('merges an update, and refuses one that was decided on an old version', async () => {
  const { version } = await repository.create<Secret>(
    TYPE,
    { owner: 'a', key: 'x' },
    { id: 'm', overwrite: true },
  );
  await repository.update<Secret>(TYPE, 'm', { owner: 'b' });
  expect((await repository.get<Secret>(TYPE, 'm')).attributes).toEqual({ owner: 'b', key: 'x' });
  await expect(
    repository.update<Secret>(TYPE, 'm', { owner: 'c' }, { version: version ?? '' }),
  ).rejects.toMatchObject({ output: { statusCode: 409 } });
});

it('holds a new object to the newest schema of its type, and an update to none', async () => {
  const create = (attributes: object) =>
    repository.create(STRICT_TYPE, attributes, { id: 's', overwrite: true });
  await expect(create({ old: 'a' })).rejects.toMatchObject({
    output: { statusCode: 400 },
    message: expect.stringContaining(
      '[attributes.name]: expected value of type [string]',
    ) as string,
  });
  const { created_at } = await create({ name: 'a' });
  await repository.update<{ more: number }>(STRICT_TYPE, 's', { more: 1 });
  expect(await repository.get(STRICT_TYPE, 's')).toMatchObject({
    attributes: { name: 'a', more: 1 },
    created_at,
  });
});

it('answers 409 to a second create, and 404 to what is gone', async () => {
  await repository.create<Secret>(TYPE, { owner: 'a' }, { id: 'once', overwrite: true });
  await expect(
    repository.create<Secret>(TYPE, { owner: 'a' }, { id: 'once' }),
  ).rejects.toMatchObject({ output: { statusCode: 409 } });
  expect((await repository.find<Secret>({ type: TYPE })).saved_objects.length).toBeGreaterThan(0);
  await repository.delete(TYPE, 'once');
  await expect(repository.get(TYPE, 'once')).rejects.toMatchObject({ output: { statusCode: 404 } });
});

it('shows a hidden type to nobody who does not name it', async () => {
  await repository.create<Secret>(TYPE, { owner: 'a' }, { id: 'hidden', overwrite: true });
  const outsider = savedObjects.start.createInternalRepository();
  await expect(outsider.get(TYPE, 'hidden')).rejects.toMatchObject({ output: { statusCode: 404 } });
  await expect(outsider.create(TYPE, {})).rejects.toMatchObject({ output: { statusCode: 400 } });
  expect((await outsider.find({ type: TYPE })).saved_objects).toEqual([]);
});
