import type { CoreStart, KibanaRequest, Logger } from '@kbn/core/server';
import { expect, it } from 'vitest';
import type { StartDeps } from '../types';
import { SecretsStore } from './source_secrets';

const boom = (statusCode: number) => Object.assign(new Error('no'), { output: { statusCode } });

const storeThat = (decrypt: () => Promise<object>) =>
  new SecretsStore({
    ...{ core: {} as CoreStart, logger: {} as Logger, canEncrypt: true },
    plugins: {
      encryptedSavedObjects: { getClient: () => ({ getDecryptedAsInternalUser: decrypt }) },
    } as unknown as StartDeps,
  });

it('reads what was kept', async () => {
  const store = storeThat(() => Promise.resolve({ attributes: { secrets: '{"hash_key":"k"}' } }));
  expect(await store.read('1')).toEqual({ hash_key: 'k' });
});

it.each([
  ['cannot be decrypted', new Error('Unable to decrypt attribute "secrets"'), 'secrets_unreadable'],
  ['are gone', boom(404), 'secrets_unreadable'],
  ['cannot be asked for now', boom(503), 'unavailable'],
])('tells secrets that %s from others', async (_why, error, code) => {
  const store = storeThat(() => Promise.reject(error));
  await expect(store.read('1')).rejects.toMatchObject({ code });
});

it('reads none where Kibana cannot decrypt', async () => {
  const { core, logger } = { core: {} as CoreStart, logger: {} as Logger };
  const store = new SecretsStore({ core, logger, canEncrypt: false, plugins: {} as StartDeps });
  await expect(store.read('1')).rejects.toMatchObject({ code: 'secrets_unreadable' });
});

it('names an Elasticsearch that cannot store them', async () => {
  const create = () => Promise.reject(boom(503));
  const core = { savedObjects: { getScopedClient: () => ({ create }) } } as unknown as CoreStart;
  const store = new SecretsStore({
    ...{ core, logger: {} as Logger, canEncrypt: true, plugins: {} as StartDeps },
  });
  await expect(store.write({} as KibanaRequest, 's', {})).rejects.toMatchObject({
    code: 'unavailable',
  });
});
