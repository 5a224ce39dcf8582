import type { CoreStart, KibanaRequest, Logger } from '@kbn/core/server';
import type { EncryptedSavedObjectsPluginSetup } from '@kbn/encrypted-saved-objects-plugin/server';
import { afterEach, expect, it, vi } from 'vitest';
import { registerWriteAccessType, WriteAccess } from './write_access';

const REQUEST = {} as KibanaRequest;
const EARLIER = { version: 'v1', attributes: { keyId: 'earlier', apiKey: 'encrypted' } };
const GRANTED = { id: 'new', name: 'n', api_key: 'secret' };
const GRANTED_HEADER = `ApiKey ${Buffer.from('new:secret').toString('base64')}`;
const boom = (statusCode: number) => Object.assign(new Error('boom'), { output: { statusCode } });

type Create = (
  type: string,
  attributes: (typeof EARLIER)['attributes'],
  options: object,
) => Promise<object>;

/** Kibana with security and encryption; `earlier` is the key that is stored before. */
const kibana = (earlier?: typeof EARLIER) => {
  let stored = earlier;
  const read = () => (stored ? Promise.resolve(stored) : Promise.reject(boom(404)));
  const create = vi.fn<Create>((_type, attributes) => {
    stored = { version: 'v2', attributes };
    return Promise.resolve(stored);
  });
  const getScopedClient = vi.fn().mockReturnValue({ create });
  const grant = vi.fn().mockResolvedValue(GRANTED);
  const invalidate = vi.fn().mockResolvedValue({});
  const decrypt = vi.fn(read);
  const hasPrivileges = vi.fn().mockResolvedValue({ has_all_requested: true });
  const internal = { name: 'internal', security: { hasPrivileges } };
  const asScoped = vi.fn(({ headers }: { headers: { authorization: string } }) => ({
    asCurrentUser: { name: headers.authorization, security: { hasPrivileges } },
  }));
  const core = {
    elasticsearch: { client: { asInternalUser: internal, asScoped } },
    savedObjects: { getScopedClient, createInternalRepository: () => ({ get: read }) },
  } as unknown as CoreStart;
  const apiKeys = { grantAsInternalUser: grant, invalidateAsInternalUser: invalidate };
  const security = { authc: { apiKeys } };
  const encryptedSavedObjects = {
    getClient: () => ({ getDecryptedAsInternalUser: decrypt }),
  };
  const plugins = { security, encryptedSavedObjects };
  return { core, plugins, create, getScopedClient, decrypt, hasPrivileges };
};

type Kibana = ReturnType<typeof kibana>;
type Options = ConstructorParameters<typeof WriteAccess>[0];

const warn = vi.fn();
const accessTo = ({ core, plugins }: Pick<Kibana, 'core' | 'plugins'>, more?: Partial<Options>) =>
  new WriteAccess({
    core,
    plugins: plugins as unknown as Options['plugins'],
    canEncrypt: true,
    logger: { warn } as unknown as Logger,
    ...more,
  });

const keysOf = ({ plugins }: Kibana) => plugins.security.authc.apiKeys;

afterEach(() => vi.useRealTimers());

it('grants a key that may write and read the events, and nothing else', async () => {
  const host = kibana();
  await accessTo(host).grant(REQUEST);
  expect(keysOf(host).grantAsInternalUser.mock.calls).toEqual([
    [
      REQUEST,
      {
        name: 'auth0Logs: writing events',
        role_descriptors: {
          writer: {
            indices: [
              {
                names: ['logs-auth0.logs-*'],
                privileges: ['create_doc', 'auto_configure', 'read', 'view_index_metadata'],
              },
            ],
          },
        },
      },
    ],
  ]);
});

it('stores the key through the client that encrypts, and writes with it from then on', async () => {
  const host = kibana();
  const access = accessTo(host);
  expect(await access.client()).toMatchObject({ name: 'internal' });
  await access.grant(REQUEST);
  const [type, attributes] = host.create.mock.calls[0] ?? [];
  expect(host.getScopedClient).toHaveBeenCalledWith(REQUEST, {
    includedHiddenTypes: [type],
    excludedExtensions: ['security'],
  });
  expect(attributes?.keyId).toBe('new');
  expect(await access.client()).toMatchObject({ name: GRANTED_HEADER });
  expect(keysOf(host).invalidateAsInternalUser).not.toHaveBeenCalled();
});

it('encrypts the key bound to every other attribute, or Kibana 8.13 could not read what 8.12 wrote', async () => {
  const registerType = vi.fn<EncryptedSavedObjectsPluginSetup['registerType']>();
  registerWriteAccessType({ registerType: vi.fn() }, { canEncrypt: true, registerType });
  const registered = registerType.mock.calls[0]?.[0];
  const host = kibana();
  await accessTo(host).grant(REQUEST);
  const { apiKey: _encrypted, ...others } = host.create.mock.calls[0]?.[1] ?? {};
  expect([...(registered?.attributesToEncrypt ?? [])]).toEqual(['apiKey']);
  expect([...(registered?.attributesToIncludeInAAD ?? [])]).toEqual(Object.keys(others));
});

it('invalidates the earlier key, even one that Kibana can no longer decrypt', async () => {
  const host = kibana(EARLIER);
  host.decrypt.mockRejectedValue(new Error('Unable to decrypt attribute "apiKey"'));
  await accessTo(host).grant(REQUEST);
  expect(host.create.mock.calls[0]?.[2]).toMatchObject({ overwrite: true, version: 'v1' });
  expect(keysOf(host).invalidateAsInternalUser.mock.calls).toEqual([[{ ids: ['earlier'] }]]);
});

it('keeps the new key where the earlier cannot be invalidated, and says so', async () => {
  const host = kibana(EARLIER);
  keysOf(host).invalidateAsInternalUser.mockRejectedValue(new Error('down'));
  await accessTo(host).grant(REQUEST);
  expect(warn).toHaveBeenLastCalledWith(expect.stringContaining('earlier'));
});

it('invalidates the new key where it cannot be stored', async () => {
  const host = kibana(EARLIER);
  host.create.mockRejectedValue(boom(503));
  await expect(accessTo(host).grant(REQUEST)).rejects.toThrow('boom');
  expect(keysOf(host).invalidateAsInternalUser.mock.calls).toEqual([[{ ids: ['new'] }]]);
});

it('gives up its key for one that was granted at the same time', async () => {
  const host = kibana();
  host.create.mockRejectedValue(boom(409));
  await accessTo(host).grant(REQUEST);
  expect(host.create.mock.calls[0]?.[2]).not.toHaveProperty('overwrite');
  expect(keysOf(host).invalidateAsInternalUser.mock.calls).toEqual([[{ ids: ['new'] }]]);
});

it('reads the key once in a while, after a denial at once, and never keeps a failure', async () => {
  vi.useFakeTimers();
  const host = kibana(EARLIER);
  const access = accessTo(host);
  await access.client();
  await access.client();
  expect(host.decrypt).toHaveBeenCalledTimes(1);
  access.forget();
  await access.client();
  expect(host.decrypt).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(10_000);
  host.decrypt.mockRejectedValueOnce(boom(503));
  await expect(access.client()).rejects.toThrow('boom');
  expect(await access.client()).toMatchObject({ name: 'ApiKey encrypted' });
});

it('writes as Kibana itself where nothing else is to be had', async () => {
  const host = kibana(EARLIER);
  const internal = { name: 'internal' };
  expect(await accessTo(host, { plugins: {} as Options['plugins'] }).client()).toMatchObject(
    internal,
  );
  expect(await accessTo(host, { canEncrypt: false }).client()).toMatchObject(internal);
});

it.each([
  ['it cannot encrypt', { canEncrypt: false }],
  ['security is off', { plugins: {} as Options['plugins'] }],
])('grants nothing where %s', async (message, more) => {
  const host = kibana();
  await expect(accessTo(host, more).grant(REQUEST)).rejects.toMatchObject({
    code: 'cannot_grant',
    message: expect.stringContaining(message) as string,
  });
  expect(keysOf(host).grantAsInternalUser).not.toHaveBeenCalled();
});

it.each([
  ['cannot_grant', () => Promise.resolve(null)],
  ['may_not_grant', () => Promise.reject(Object.assign(new Error('no'), { statusCode: 403 }))],
])('answers %s, and stores nothing', async (code, outcome) => {
  const host = kibana();
  keysOf(host).grantAsInternalUser.mockImplementation(outcome);
  await expect(accessTo(host).grant(REQUEST)).rejects.toMatchObject({ code });
  expect(host.create).not.toHaveBeenCalled();
});

it('keeps no key that may not write, since its owner may not', async () => {
  const host = kibana();
  host.hasPrivileges.mockResolvedValue({ has_all_requested: false });
  await expect(accessTo(host).grant(REQUEST)).rejects.toMatchObject({ code: 'may_not_grant' });
  expect(host.create).not.toHaveBeenCalled();
  expect(keysOf(host).invalidateAsInternalUser).toHaveBeenCalledWith({ ids: ['new'] });
});

it.each([
  ['all privileges', () => Promise.resolve({ has_all_requested: true }), true],
  ['a privilege missing', () => Promise.resolve({ has_all_requested: false }), false],
  ['a revoked key', () => Promise.reject(Object.assign(new Error(), { statusCode: 401 })), false],
  ['security off', () => Promise.reject(Object.assign(new Error(), { statusCode: 400 })), true],
  ['no answer', () => Promise.reject(new Error('ECONNREFUSED')), true],
])('tells whether events may be written: %s', async (_name, answer, expected) => {
  const host = kibana();
  host.hasPrivileges.mockImplementation(answer);
  const access = accessTo(host);
  expect(await access.mayWrite()).toBe(expected);
  expect(await access.mayWrite()).toBe(expected);
  expect(host.hasPrivileges).toHaveBeenCalledTimes(1);
});
