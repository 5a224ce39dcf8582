// What happens to source and stream when either side fails; the whole way is in test/integration.
import type { KibanaRequest, Logger } from '@kbn/core/server';
import { beforeEach, expect, it, vi } from 'vitest';
import type { EventLogEntry } from '../../common/api/event_log';
import { DEFAULT_SETTINGS, type Source } from '../../common/api/sources';
import type { LogStream } from '../../common/auth0/log_stream';
import type { Auth0Client } from '../auth0/auth0_client';
import { createLogs } from '../auth0/logs';
import type { ManagementApi } from '../auth0/management_api';
import type { LogStreams } from '../auth0/log_streams';
import { sampleError } from '../../test/support/failure_samples';
import type { ErrorCode } from '../errors';
import type { TokenHandover } from '../sources/source_tokens';
import type { Auth0Clients } from './auth0_clients';
import { createLogStreamAdmin, type LogStreamAdminOptions } from './log_stream_admin';

const ID = 'production';
const DOMAIN = 'acme.eu.auth0.com';
const TOKEN = 'the-token-that-was-made';
const CREDENTIALS = { domain: `https://${DOMAIN}/`, client_id: 'id', client_secret: 'a-secret' };
const WANTED = { endpoint: 'https://kibana.example/', credentials: CREDENTIALS };
const STREAM: LogStream = {
  ...{ id: 'lst_1', name: 'Production', status: 'active', is_priority: false, categories: [] },
  endpoint: WANTED.endpoint,
};
const request = {} as KibanaRequest;

const failing = (code: ErrorCode) => () => Promise.reject(sampleError(code));

const logStreams = {
  list: vi.fn<LogStreams['list']>(),
  get: vi.fn<LogStreams['get']>(),
  findByAuthorization: vi.fn<LogStreams['findByAuthorization']>(),
  create: vi.fn<LogStreams['create']>(),
  update: vi.fn<LogStreams['update']>(),
  delete: vi.fn<LogStreams['delete']>(),
};
const client = {
  ...{ domain: DOMAIN, tenantDomain: DOMAIN, scopes: vi.fn<Auth0Client['scopes']>() },
  checkCredentials: vi.fn<Auth0Client['checkCredentials']>(),
  logs: createLogs({} as ManagementApi, { domain: DOMAIN, tenantDomain: DOMAIN }),
};
const clients = {
  once: vi.fn<Auth0Clients['once']>(),
  kept: vi.fn<Auth0Clients['kept']>(),
  forget: vi.fn<Auth0Clients['forget']>(),
};
type Admin = LogStreamAdminOptions['admin'];
const admin = { get: vi.fn<Admin['get']>(), setLogStream: vi.fn<Admin['setLogStream']>() };
type Kept = LogStreamAdminOptions['credentials'];
const kept = {
  read: vi.fn<Kept['read']>(),
  checkCanKeep: vi.fn<Kept['checkCanKeep']>(),
  keep: vi.fn<Kept['keep']>(),
};

/** What became of the token that was made. */
let token: 'none' | 'in force' | 'taken back' | 'beside the others';
let source: Source;
let recorded: EventLogEntry[];

const withNew = async <T>(_id: string, { hand, keepOn }: TokenHandover<T>): Promise<T> => {
  try {
    const result = await hand(TOKEN);
    token = 'in force';
    return result;
  } catch (error) {
    token = keepOn?.(error) ? 'beside the others' : 'taken back';
    throw error;
  }
};

const warned = vi.fn<Logger['warn']>();
const streams = createLogStreamAdmin({
  admin,
  tokens: { withNew },
  credentials: kept,
  clients,
  record: (entry) => void recorded.push(entry),
  logger: { warn: warned } as unknown as Logger,
});

beforeEach(() => {
  vi.resetAllMocks();
  token = 'none';
  recorded = [];
  source = {
    ...{ ...DEFAULT_SETTINGS, id: ID, name: 'Production', managed_by: 'api', data_stream: '' },
    webhook: { path: '', token: {} },
  };
  admin.get.mockImplementation(() => Promise.resolve(source));
  admin.setLogStream.mockImplementation((_id, log_stream) => {
    rememberStream(log_stream);
    return Promise.resolve(source);
  });
  clients.once.mockResolvedValue({ ...client, logStreams });
  clients.kept.mockResolvedValue({ ...client, logStreams });
  logStreams.create.mockResolvedValue(STREAM);
  logStreams.get.mockResolvedValue(STREAM);
  logStreams.update.mockResolvedValue(STREAM);
  logStreams.delete.mockResolvedValue();
});

const rememberStream = (log_stream: { id: string; domain: string } | undefined) => {
  source = { ...source, webhook: { path: '', token: {}, log_stream } };
};

const create = (wanted: object = {}) => streams.create(request, ID, { ...WANTED, ...wanted });
const withStream = (domain = DOMAIN) => rememberStream({ id: STREAM.id, domain });
const actions = () => recorded.map(({ action }) => action);

it('creates a stream with the new token, named after the source', async () => {
  const wanted = { categories: ['auth.login.fail'], start_from: '2026-01-31' };
  expect(await create(wanted)).toEqual({ log_stream: STREAM, credentials_kept: false });
  expect(logStreams.create).toHaveBeenCalledWith({
    ...{ name: 'Production', endpoint: WANTED.endpoint, authorization: TOKEN },
    ...{ categories: ['auth.login.fail'], start_from: '2026-01-31' },
  });
  expect(source.webhook?.log_stream).toEqual({ id: STREAM.id, domain: DOMAIN });
  expect(token).toBe('in force');
  expect(actions()).toEqual(['log-stream-created']);
  expect(kept.keep).not.toHaveBeenCalled();
});

it('keeps the credentials only after success, with the domain as it was understood', async () => {
  logStreams.create.mockImplementationOnce(failing('auth0_stream_limit'));
  await expect(create({ remember_credentials: true })).rejects.toMatchObject({
    code: 'auth0_stream_limit',
  });
  expect(kept.keep).not.toHaveBeenCalled();
  expect(await create({ remember_credentials: true })).toMatchObject({ credentials_kept: true });
  const understood = { ...CREDENTIALS, domain: DOMAIN };
  expect(kept.keep).toHaveBeenCalledExactlyOnceWith(request, ID, understood);
});

it('tells that the credentials are not kept where only that failed', async () => {
  kept.keep.mockImplementation(failing('source_changed'));
  expect(await create({ remember_credentials: true })).toEqual({
    ...{ log_stream: STREAM, credentials_kept: false },
  });
  expect(warned).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('source_changed'));
});

it('makes no token where something is wrong from the start', async () => {
  client.scopes.mockImplementationOnce(failing('auth0_wrong_credentials'));
  await expect(create()).rejects.toMatchObject({ code: 'auth0_wrong_credentials' });
  kept.checkCanKeep.mockImplementationOnce(failing('cannot_encrypt'));
  await expect(create({ remember_credentials: true })).rejects.toMatchObject({
    code: 'cannot_encrypt',
  });
  await expect(streams.create(request, ID, { endpoint: WANTED.endpoint })).rejects.toMatchObject({
    code: 'auth0_credentials_needed',
  });
  withStream();
  await expect(create()).rejects.toMatchObject({ code: 'log_stream_exists' });
  expect(token).toBe('none');
  expect(logStreams.create).not.toHaveBeenCalled();
});

it('takes the token back where creating fails', async () => {
  logStreams.create.mockImplementationOnce(failing('auth0_scope_missing'));
  await expect(create()).rejects.toMatchObject({ code: 'auth0_scope_missing' });
  expect(token).toBe('taken back');
  expect(source.webhook?.log_stream).toBeUndefined();
  expect(logStreams.findByAuthorization).not.toHaveBeenCalled();
  expect(recorded).toEqual([]);
});

it('finds the stream that was created though the answer was lost', async () => {
  logStreams.create.mockImplementationOnce(failing('auth0_timeout'));
  logStreams.findByAuthorization.mockResolvedValueOnce(STREAM);
  expect(await create()).toMatchObject({ log_stream: STREAM });
  expect(logStreams.findByAuthorization).toHaveBeenCalledExactlyOnceWith(TOKEN);
  expect(token).toBe('in force');
});

it('deletes the stream again where it cannot be stored', async () => {
  admin.setLogStream.mockImplementationOnce(failing('unavailable'));
  await expect(create()).rejects.toMatchObject({ code: 'unavailable' });
  expect(logStreams.delete).toHaveBeenCalledExactlyOnceWith(STREAM.id);
  expect(token).toBe('taken back');
});

it('names the stream that can be neither stored nor deleted again', async () => {
  admin.setLogStream.mockImplementationOnce(failing('unavailable'));
  logStreams.delete.mockImplementationOnce(failing('auth0_timeout'));
  await expect(create()).rejects.toMatchObject({
    code: 'log_stream_left_behind',
    message: expect.stringContaining(STREAM.id) as string,
  });
});

it('uses kept credentials where none are given', async () => {
  withStream();
  await expect(streams.get(ID)).rejects.toMatchObject({ code: 'auth0_credentials_needed' });
  kept.read.mockResolvedValue(CREDENTIALS);
  expect(await streams.get(ID)).toEqual(STREAM);
  expect(clients.kept).toHaveBeenCalledExactlyOnceWith(CREDENTIALS);
  await streams.get(ID, CREDENTIALS);
  expect(clients.once).toHaveBeenCalledExactlyOnceWith(CREDENTIALS);
});

it('asks no other tenant for the stream', async () => {
  withStream('other.eu.auth0.com');
  await expect(streams.get(ID, CREDENTIALS)).rejects.toMatchObject({ code: 'auth0_other_tenant' });
  await expect(streams.delete(ID, CREDENTIALS)).rejects.toMatchObject({
    code: 'auth0_other_tenant',
  });
  expect(logStreams.delete).not.toHaveBeenCalled();
});

it.each([
  [{ status: 'paused' as const }, 'log-stream-paused'],
  [{ status: 'active' as const }, 'log-stream-resumed'],
  [{ endpoint: 'https://other.example/' }, 'log-stream-changed'],
])('records what was changed: %j', async (change, action) => {
  withStream();
  await streams.update(ID, { credentials: CREDENTIALS, ...change });
  expect(recorded).toMatchObject([{ action, source: ID }]);
  expect(logStreams.update).toHaveBeenCalledExactlyOnceWith(STREAM.id, change);
});

it('forgets a stream that Auth0 no longer has, and no other', async () => {
  withStream();
  logStreams.delete.mockImplementationOnce(failing('auth0_rate_limited'));
  await expect(streams.delete(ID, CREDENTIALS)).rejects.toMatchObject({
    code: 'auth0_rate_limited',
  });
  expect(source.webhook?.log_stream).toBeDefined();
  logStreams.delete.mockImplementationOnce(failing('auth0_no_stream'));
  await streams.delete(ID, CREDENTIALS);
  expect(source.webhook?.log_stream).toBeUndefined();
  expect(actions()).toEqual(['log-stream-deleted']);
  await expect(streams.delete(ID, CREDENTIALS)).rejects.toMatchObject({ code: 'no_log_stream' });
});

const rotate = () => streams.rotateToken(ID, { credentials: CREDENTIALS, keepPreviousMs: 1 });

it('rotates the token of source and stream', async () => {
  withStream();
  expect(await rotate()).toEqual(source);
  expect(logStreams.update).toHaveBeenCalledExactlyOnceWith(STREAM.id, {
    authorization: TOKEN,
  });
  expect(token).toBe('in force');
  expect(actions()).toEqual(['log-stream-token-rotated']);
});

it.each([
  ['Auth0 refused it', 'auth0_refused', undefined, 'taken back'],
  ['the answer was lost, and it is not there', 'auth0_timeout', [undefined], 'taken back'],
  ['the answer was lost, and nobody can tell', 'auth0_timeout', 'fails', 'beside the others'],
  ['the answer was lost, but it is there', 'auth0_failing', [STREAM], 'in force'],
] as const)('of a token that is on its way: %s', async (_what, code, lookUp, becomes) => {
  withStream();
  logStreams.update.mockImplementationOnce(failing(code));
  if (lookUp === 'fails')
    logStreams.findByAuthorization.mockImplementationOnce(failing('auth0_unreachable'));
  else if (lookUp) logStreams.findByAuthorization.mockResolvedValueOnce(lookUp[0]);
  const outcome = await rotate().then(() => 'done', String);
  expect(outcome === 'done').toBe(becomes === 'in force');
  expect(token).toBe(becomes);
});

it('leaves a source of kibana.yml alone, but looks after its stream', async () => {
  withStream(`https://${DOMAIN}`);
  source = { ...source, managed_by: 'kibana_yml' };
  const configured = { code: 'source_is_configured' };
  await expect(create()).rejects.toMatchObject(configured);
  await expect(rotate()).rejects.toMatchObject(configured);
  await expect(streams.delete(ID, CREDENTIALS)).rejects.toMatchObject(configured);
  await expect(streams.keepCredentials(request, ID, CREDENTIALS)).rejects.toMatchObject(configured);
  await expect(streams.forgetCredentials(request, ID)).rejects.toMatchObject(configured);
  expect(clients.once).not.toHaveBeenCalled();
  kept.read.mockResolvedValue(CREDENTIALS);
  expect(await streams.get(ID)).toEqual(STREAM);
  expect(await streams.update(ID, { status: 'paused' })).toEqual(STREAM);
});

it('tries credentials before it keeps them', async () => {
  client.scopes.mockImplementationOnce(failing('auth0_not_authorized'));
  await expect(streams.keepCredentials(request, ID, CREDENTIALS)).rejects.toThrow();
  expect(kept.keep).not.toHaveBeenCalled();
  client.scopes.mockResolvedValueOnce(['read:log_streams']);
  expect(await streams.keepCredentials(request, ID, CREDENTIALS)).toEqual({
    ...{ domain: DOMAIN, scopes: ['read:log_streams'] },
  });
  await streams.forgetCredentials(request, ID);
  expect(kept.keep).toHaveBeenLastCalledWith(request, ID, undefined);
  expect(clients.forget).toHaveBeenCalledOnce();
});
