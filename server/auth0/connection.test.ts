// The way to Auth0 as kibana.yml sets it: proxies, certificates, verification, at real servers on
// loopback.
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import { inspect } from 'node:util';
import { createPrivateKey } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from '../../dev/certificate';
import { type ForwardProxy, startForwardProxy } from '../../test/support/forward_proxy';
import { Auth0LogsError } from '../errors';
import { auth0Schema } from './auth0_config';
import { readConnection } from './connection';
import { createHttpsSender } from './https_sender';
import type { Resolve } from './public_lookup';

const PASSWORD = 'p@ss:word/1';
const PASSPHRASE = 'open-sesame-42';

const certificate = makeCertificate('localhost');
const client = makeCertificate('kibana');
let folder: string;
let server: Server;
let port: number;
/** Common name of each client's certificate, where it had one. */
const clients: (string | undefined)[] = [];
const connections: TLSSocket[] = [];
const proxies: ForwardProxy[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'auth0-logs-connection-'));
  const key = createPrivateKey(client.key);
  const encrypted = key.export({
    ...{ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE },
  });
  for (const [name, text] of Object.entries({
    'authority.pem': certificate.cert,
    'client.pem': client.cert,
    'client.key': client.key,
    'encrypted.key': String(encrypted),
    'other.key': certificate.key,
    'text.pem': 'neither certificate nor key',
  }))
    await writeFile(join(folder, name), text);
  server = createServer(
    { ...certificate, ca: client.cert, requestCert: true, rejectUnauthorized: false },
    (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
    },
  );
  server.on('secureConnection', (socket) => {
    const peer: Partial<PeerCertificate> = socket.getPeerCertificate();
    connections.push(socket);
    clients.push(peer.subject && String(peer.subject.CN));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  clients.length = 0;
  connections.length = 0;
  for (const proxy of proxies.splice(0)) await proxy.stop();
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const AUTHORITY = { certificateAuthorities: 'authority.pem' };

/** Settings as in kibana.yml; files are named within the folder. */
const connect = async (
  { ssl = AUTHORITY, ...settings }: { ssl?: Record<string, string>; [setting: string]: unknown },
  { host = 'localhost', resolve }: { host?: string; resolve?: Resolve } = {},
) => {
  const inFolder = Object.entries(ssl).map(([setting, value]) => [
    setting,
    /\.(pem|key)$/.test(value) ? join(folder, value) : value,
  ]);
  const config = auth0Schema.validate({
    allowPrivateAddresses: true,
    ...settings,
    ssl: Object.fromEntries(inFolder) as object,
  });
  const options = { ...(await readConnection(config)), domain: `${host}:${port}`, resolve };
  const send = createHttpsSender(options);
  return async () => (await send({ method: 'GET', path: '/' })).status;
};

const failure = async (call: Promise<unknown>): Promise<Auth0LogsError> => {
  const error = await call.then(
    () => new Error('It did not fail.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Auth0LogsError)) throw error;
  const all = inspect(error, { depth: 9, showHidden: true });
  for (const secret of [PASSWORD, encodeURIComponent(PASSWORD), PASSPHRASE, 'PRIVATE KEY'])
    expect(all).not.toContain(secret);
  return error;
};

const proxied = async (options: Parameters<typeof startForwardProxy>[0] = {}) => {
  const proxy = await startForwardProxy(options);
  proxies.push(proxy);
  return proxy;
};

describe('a connection', () => {
  it('is kept for the next request', async () => {
    const ask = await connect({});
    for (let times = 0; times < 9; times++) expect(await ask()).toBe(200);
    // A second one is made where the first is not yet free.
    expect(connections.length).toBeLessThanOrEqual(2);
  });

  it('resolves its name anew, and judges it anew, each time it is made', async () => {
    const addresses = ['127.0.0.1', '127.0.0.1'];
    const resolve: Resolve = (_name, _options, callback) => {
      const address = addresses.shift();
      if (address) callback(null, [{ address, family: 4 }]);
      else
        callback(
          new Auth0LogsError('auth0_address_forbidden', { details: { host: 'x', address: 'y' } }),
          [],
        );
    };
    const ask = await connect({}, { resolve });
    await ask();
    for (const socket of connections.splice(0)) await closed(socket);
    await ask();
    for (const socket of connections.splice(0)) await closed(socket);
    expect(await failure(ask())).toMatchObject({ code: 'auth0_address_forbidden' });
  });

  it('is made by TLS 1.2 at least', async () => {
    const old = createServer({ ...certificate, maxVersion: 'TLSv1.1', minVersion: 'TLSv1' });
    await once(old.listen(0, '127.0.0.1'), 'listening');
    const send = createHttpsSender({
      ...(await readConnection(auth0Schema.validate({ allowPrivateAddresses: true }))),
      domain: `localhost:${(old.address() as AddressInfo).port}`,
    });
    const error = await failure(send({ method: 'GET', path: '/' }));
    expect(error).toMatchObject({ code: 'auth0_tls' });
    old.close();
  });

  it('ends with its time-out', async () => {
    const silent = createServer(certificate, () => undefined);
    await once(silent.listen(0, '127.0.0.1'), 'listening');
    const config = auth0Schema.validate({ timeout: '1s', ssl: { verificationMode: 'none' } });
    const domain = `localhost:${(silent.address() as AddressInfo).port}`;
    const send = createHttpsSender({
      ...(await readConnection(config)),
      domain,
      allowPrivate: true,
    });
    expect(await failure(send({ method: 'GET', path: '/' }))).toMatchObject({
      code: 'auth0_timeout',
      details: { seconds: 1 },
    });
    silent.closeAllConnections();
    silent.close();
  });
});

const closed = async (socket: TLSSocket) => {
  socket.destroy();
  // The other end notices.
  await new Promise((resolve) => setTimeout(resolve, 50));
};

describe('verification', () => {
  it('trusts the named authorities beside Node’s own, and no others', async () => {
    expect(await (await connect({}))()).toBe(200);
    expect(await failure((await connect({ ssl: {} }))())).toMatchObject({
      code: 'auth0_tls',
      details: { error: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
  });

  it.each([
    ['full', AUTHORITY, 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['certificate', AUTHORITY, undefined],
    ['certificate', {}, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['none', {}, undefined],
  ])('%s, at another name, with %j', async (verificationMode, authority, error) => {
    const resolve: Resolve = (_name, _options, callback) =>
      callback(null, [{ address: '127.0.0.1', family: 4 }]);
    const host = 'acme.auth0.com';
    const ask = await connect({ ssl: { ...authority, verificationMode } }, { host, resolve });
    if (error === undefined) expect(await ask()).toBe(200);
    else expect(await failure(ask())).toMatchObject({ code: 'auth0_tls', details: { error } });
  });

  it.each([
    ['plain', { key: 'client.key' }],
    ['encrypted', { key: 'encrypted.key', keyPassphrase: PASSPHRASE }],
  ])('shows a certificate of its own, with a key that is %s', async (_kind, key) => {
    await (
      await connect({ ssl: { ...AUTHORITY, certificate: 'client.pem', ...key } })
    )();
    expect(clients).toEqual(['kibana']);
  });

  it.each([
    [{ certificate: 'client.pem' }, { setting: 'key', fault: 'missing' }],
    [{ key: 'client.key' }, { setting: 'certificate', fault: 'missing' }],
    [
      { certificate: 'absent.pem', key: 'client.key' },
      { setting: 'certificate', fault: 'unreadable', error: 'ENOENT' },
    ],
    [
      { certificate: 'text.pem', key: 'client.key' },
      { setting: 'certificate', fault: 'no_certificate' },
    ],
    [
      { certificate: 'client.pem', key: 'text.pem' },
      { setting: 'key', fault: 'no_key' },
    ],
    [
      { certificate: 'client.pem', key: 'other.key' },
      { setting: 'key', fault: 'other_key' },
    ],
    [
      { certificate: 'client.pem', key: 'encrypted.key', keyPassphrase: 'wrong' },
      { setting: 'keyPassphrase', fault: 'wrong_passphrase' },
    ],
    [
      { certificateAuthorities: 'text.pem' },
      { setting: 'certificateAuthorities', fault: 'no_certificate' },
    ],
  ])('names the setting that is wrong: %j', async (ssl, details) => {
    const error = await failure(connect({ ssl }));
    expect(error).toMatchObject({ code: 'auth0_ssl_settings', details });
  });
});

describe('a proxy', () => {
  it('carries the connection, resolves the name, and may be at a private address', async () => {
    const proxy = await proxied();
    const url = `http://${proxy.host}`;
    const settings = { proxy: { url }, allowPrivateAddresses: false };
    const ask = await connect(
      { ...settings, ssl: { ...AUTHORITY, verificationMode: 'certificate' } },
      {
        host: 'acme.auth0.com',
      },
    );
    expect([await ask(), await ask()]).toEqual([200, 200]);
    expect(new Set(proxy.targets)).toEqual(new Set([`acme.auth0.com:${port}`]));
  });

  it('is given user and password', async () => {
    const proxy = await proxied({ credentials: { user: 'kibana', password: PASSWORD } });
    const url = `http://kibana:${encodeURIComponent(PASSWORD)}@${proxy.host}/`;
    expect(await (await connect({ proxy: { url } }))()).toBe(200);
    const without = await connect({
      proxy: { url: `http://kibana:${encodeURIComponent(PASSWORD)}x@${proxy.host}` },
    });
    expect(await failure(without())).toMatchObject({
      code: 'auth0_proxy_failed',
      details: { proxy: proxy.host, status: 407 },
    });
  });

  it('may speak TLS itself', async () => {
    const proxy = await proxied({ certificate });
    const url = `https://${proxy.host}`;
    expect(await (await connect({ proxy: { url } }))()).toBe(200);
    expect(await failure((await connect({ proxy: { url }, ssl: {} }))())).toMatchObject({
      code: 'auth0_proxy_failed',
      details: { error: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    });
  });

  it('is told from the tenant when it refuses, or is out of reach', async () => {
    const proxy = await proxied();
    const url = `http://${proxy.host}`;
    const ask = await connect({ proxy: { url } });
    proxy.refuseWith = 502;
    const details = { proxy: proxy.host, status: 502 };
    expect(await failure(ask())).toMatchObject({ code: 'auth0_proxy_failed', details });
    proxy.refuseWith = undefined;
    expect(await ask()).toBe(200);
    await proxy.stop();
    proxies.length = 0;
    expect(await failure((await connect({ proxy: { url } }))())).toMatchObject({
      code: 'auth0_proxy_failed',
      details: { proxy: proxy.host, error: 'ECONNREFUSED' },
    });
  });

  it('keeps nobody from seeing whose certificate the tenant has', async () => {
    const proxy = await proxied();
    const ask = await connect({ proxy: { url: `http://${proxy.host}` }, ssl: {} });
    expect(await failure(ask())).toMatchObject({ code: 'auth0_tls' });
  });

  it.each(['proxy.example:3128', 'socks5://proxy.example', 'http://proxy.example/path', 'http://'])(
    'is not %s',
    (url) => {
      expect(() => auth0Schema.validate({ proxy: { url } })).toThrow(/proxy\.url.*http:\/\/proxy/);
    },
  );

  it('is refused without repeating its password', () => {
    const url = `http://me:${PASSWORD}@proxy.example/x`;
    expect(() => auth0Schema.validate({ proxy: { url } })).not.toThrow(PASSWORD);
    expect(() => auth0Schema.validate({ proxy: { url } })).toThrow();
  });
});
