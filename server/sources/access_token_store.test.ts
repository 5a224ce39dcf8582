import type { CoreStart, Logger } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import type { AccessToken } from '../auth0/access_token';
import type { StartDeps } from '../types';
import { createTokenStores } from './access_token_store';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TOKEN: AccessToken = { value: 'secret-token', scopes: [], issuedAt: 1, usableUntil: 2 };
const CREDENTIALS = { domain: 'a.eu.auth0.com', client_id: 'c', client_secret: 's' };

/** Of a Kibana that two nodes are part of. */
const sharedKibana = () => {
  const objects = new Map<string, { attributes: unknown }>();
  const create = vi.fn((_type: string, attributes: unknown, { id }: { id: string }) => {
    objects.set(id, { attributes });
    return Promise.resolve({});
  });
  const decrypt = (_type: string, id: string) => {
    const found = objects.get(id);
    const missing = Object.assign(new Error('no'), { output: { statusCode: 404 } });
    return found ? Promise.resolve(found) : Promise.reject(missing);
  };
  const getScopedClient = vi.fn(() => ({ create }));
  const core = { savedObjects: { getScopedClient } } as unknown as CoreStart;
  const encryptedSavedObjects = { getClient: () => ({ getDecryptedAsInternalUser: decrypt }) };
  const plugins = { encryptedSavedObjects } as unknown as StartDeps;
  return { started: Promise.resolve({ core, plugins }), create, getScopedClient };
};

const debug = vi.fn();
const logger = { debug } as unknown as Logger;

it('proof 8: keeps a token for all nodes, by a client that encrypts', async () => {
  const { started, create, getScopedClient } = sharedKibana();
  const [one, two] = [1, 2].map(() =>
    createTokenStores({ started, canEncrypt: true, logger })(CREDENTIALS),
  );
  expect(await two?.read()).toBeUndefined();
  await one?.write(TOKEN);
  expect(await two?.read()).toEqual(TOKEN);
  expect(create.mock.calls[0]?.[2]).toMatchObject({
    id: expect.stringMatching(UUID) as string,
    overwrite: true,
  });
  expect(getScopedClient).toHaveBeenCalledWith(
    { headers: {} },
    {
      includedHiddenTypes: ['auth0-logs-access-token'],
      excludedExtensions: ['security', 'spaces'],
    },
  );
});

it('gives no token to another application, nor to another secret of it', async () => {
  const storeOf = createTokenStores({ ...sharedKibana(), canEncrypt: true, logger });
  await storeOf(CREDENTIALS).write(TOKEN);
  expect(await storeOf({ ...CREDENTIALS, client_id: 'd' }).read()).toBeUndefined();
  expect(await storeOf({ ...CREDENTIALS, client_secret: 't' }).read()).toBeUndefined();
});

it('keeps a token in memory where Kibana cannot encrypt', async () => {
  const { started, create } = sharedKibana();
  const storeOf = createTokenStores({ started, canEncrypt: false, logger });
  await storeOf(CREDENTIALS).write(TOKEN);
  expect(await storeOf(CREDENTIALS).read()).toEqual(TOKEN);
  expect(create).not.toHaveBeenCalled();
});

it('never rejects, and repeats no secret in the log', async () => {
  const { started } = sharedKibana();
  const { core } = await started;
  core.savedObjects.getScopedClient = () => {
    throw new Error('secret-token');
  };
  const storeOf = createTokenStores({ started, canEncrypt: true, logger });
  await storeOf(CREDENTIALS).write(TOKEN);
  expect(debug).toHaveBeenCalled();
  expect(JSON.stringify(debug.mock.calls)).not.toContain('secret-token');
});
