import type { CoreStart, KibanaRequest, Logger } from '@kbn/core/server';
import type { EncryptedSavedObjectsPluginSetup } from '@kbn/encrypted-saved-objects-plugin/server';
import { inspect } from 'node:util';
import { afterEach, expect, it, vi } from 'vitest';
import { registerWriteAccessType, WriteAccess } from './write_access';

const REQUEST = {} as KibanaRequest;
interface Earlier {
  version: string;
  attributes: { keyId: string; apiKey: string; pasted?: boolean };
}
const EARLIER: Earlier = { version: 'v1', attributes: { keyId: 'earlier', apiKey: 'encrypted' } };
const PASTED = Buffer.from('own:s3cret_-').toString('base64');
const GRANTED = { id: 'new', name: 'n', api_key: 'secret' };
const GRANTED_HEADER = `ApiKey ${Buffer.from('new:secret').toString('base64')}`;
const boom = (statusCode: number) => Object.assign(new Error('boom'), { output: { statusCode } });

type Create = (type: string, attributes: Earlier['attributes'], options: object) => Promise<object>;

/** Kibana with security and encryption; `earlier` is the key that is stored before. */
const kibana = (earlier?: Earlier) => {
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
  await expect(accessTo(host).grant(REQUEST)).rejects.toMatchObject({ code: 'unavailable' });
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

it('says that it may write while nobody can tell', async () => {
  const host = kibana(EARLIER);
  host.decrypt.mockRejectedValueOnce(boom(503));
  expect(await accessTo(host).mayWrite()).toBe(true);
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
  ['cannot_encrypt', undefined, { canEncrypt: false }],
  ['cannot_grant', { reason: 'kibana_security_off' }, { plugins: {} as Options['plugins'] }],
])('grants nothing: %s %j', async (code, details, more) => {
  const host = kibana();
  await expect(accessTo(host, more).grant(REQUEST)).rejects.toMatchObject({ code, details });
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

it('keeps a pasted key encrypted, and writes with it', async () => {
  const host = kibana();
  const access = accessTo(host);
  await access.keep(REQUEST, PASTED);
  expect(host.create.mock.calls[0]?.[1]).toEqual({ keyId: 'own', apiKey: PASTED, pasted: true });
  expect(await access.client()).toMatchObject({ name: `ApiKey ${PASTED}` });
  expect(keysOf(host).grantAsInternalUser).not.toHaveBeenCalled();
});

it.each([
  ['a granted key', { ...EARLIER.attributes, pasted: false }, [[{ ids: ['earlier'] }]]],
  ['a granted key of an early version', EARLIER.attributes, [[{ ids: ['earlier'] }]]],
  ['a pasted key', { ...EARLIER.attributes, pasted: true }, []],
])('invalidates what it replaces, if that was %s', async (_name, attributes, invalidated) => {
  for (const replace of [
    (access: WriteAccess) => access.keep(REQUEST, PASTED),
    (access: WriteAccess) => access.grant(REQUEST),
  ]) {
    const host = kibana({ version: 'v1', attributes });
    await replace(accessTo(host));
    expect(host.create.mock.calls[0]?.[2]).toMatchObject({ overwrite: true, version: 'v1' });
    expect(keysOf(host).invalidateAsInternalUser.mock.calls).toEqual(invalidated);
  }
});

it('leaves a granted key valid where the same is pasted', async () => {
  const host = kibana({ version: 'v1', attributes: { keyId: 'own', apiKey: 'encrypted' } });
  await accessTo(host).keep(REQUEST, PASTED);
  expect(keysOf(host).invalidateAsInternalUser).not.toHaveBeenCalled();
});

it.each(['', 'own:secret', `${PASTED}x`, ` ${PASTED}`, Buffer.from('secret').toString('base64')])(
  'takes %j for no key, and quotes nothing of it',
  async (pasted) => {
    const host = kibana();
    await expect(accessTo(host).keep(REQUEST, pasted)).rejects.toMatchObject({
      code: 'api_key_invalid',
      message: 'The API key is not in its encoded form.',
    });
    expect(host.hasPrivileges).not.toHaveBeenCalled();
  },
);

const refusal = (statusCode?: number) => () =>
  Promise.reject(Object.assign(new Error(`ApiKey ${PASTED}`), { statusCode }));

it.each([
  ['api_key_insufficient', () => Promise.resolve({ has_all_requested: false })],
  ['api_key_insufficient', refusal(403)],
  ['api_key_unknown', refusal(401)],
  ['cannot_grant', refusal(400)],
  ['unavailable', refusal(503)],
  ['unavailable', refusal()],
])('stores no pasted key that is found %s', async (code, answer) => {
  const host = kibana(EARLIER);
  host.hasPrivileges.mockImplementation(answer);
  const error: unknown = await accessTo(host)
    .keep(REQUEST, PASTED)
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code });
  expect(inspect(error, { depth: null })).not.toContain(PASTED);
  expect(host.create).not.toHaveBeenCalled();
  expect(keysOf(host).invalidateAsInternalUser).not.toHaveBeenCalled();
});

it('says so where another key was stored in the meantime', async () => {
  const host = kibana(EARLIER);
  host.create.mockRejectedValue(boom(409));
  await expect(accessTo(host).keep(REQUEST, PASTED)).rejects.toMatchObject({
    code: 'write_access_changed',
  });
  expect(keysOf(host).invalidateAsInternalUser).not.toHaveBeenCalled();
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
