import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, request as send, type IncomingMessage } from 'node:http';
import { request as sendOverTls, type RequestOptions } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Logger } from '@kbn/core/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { makeCertificate } from '../../dev/certificate';
import { encryptKey } from '../../test/support/certificate';
import type { Delivery, DeliveryAnswer, DeliveryHandler } from '../webhook/handle_delivery';
import { Listener } from './listener';
import { listenerSchema } from './listener_config';
import type { ListenerState } from './listener_problem';

const OK: DeliveryAnswer = {
  statusCode: 200,
  headers: {},
  body: { accepted: 1, duplicate: 0, dropped: 0, failed: 0, rejected: [] },
};

const open: Listener[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((listener) => listener.stop()));
});

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

interface Opened {
  listener: Listener;
  state: ListenerState;
  port: number;
  deliveries: Delivery[];
  log: string[];
}

/** Until its first state that is not `off`. */
const start = async (
  config: object,
  handle: DeliveryHandler = () => Promise.resolve(OK),
): Promise<Opened> => {
  const port = await freePort();
  const deliveries: Delivery[] = [];
  const log: string[] = [];
  const note = (message: string) => void log.push(message);
  const listener = new Listener({
    config: listenerSchema.validate({
      ...{ enabled: true, address: '127.0.0.1', port, defaultSource: 'tenant' },
      ...config,
    }),
    logger: { debug: note, info: note, warn: note, error: note } as unknown as Logger,
    handle: (delivery) => {
      deliveries.push(delivery);
      return handle(delivery);
    },
  });
  open.push(listener);
  listener.start();
  await vi.waitFor(() => expect(listener.current.state).not.toBe('off'));
  return { listener, state: listener.current, port, deliveries, log };
};

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

const ask = (options: RequestOptions, how: typeof send = send): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = how({ host: '127.0.0.1', path: '/auth0/logs', method: 'POST', ...options });
    outgoing.on('error', reject).on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, body: JSON.parse(text) as Answer['body'] });
      });
    });
    outgoing.end(options.method === 'GET' ? undefined : '{}');
  });

/** What comes back for these very bytes, until the other side closes. */
const tell = async (port: number, bytes: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  socket.on('error', () => socket.destroy());
  socket.write(bytes);
  await once(socket, 'close');
  return text;
};

describe('requests', () => {
  it.each([
    ['/auth0/logs', 'tenant'],
    ['/auth0/logs/', 'tenant'],
    ['/auth0/logs?from=auth0', 'tenant'],
    ['/auth0/logs/other', 'other'],
  ])('to %s are deliveries of %s', async (path, sourceId) => {
    const { port, deliveries } = await start({});
    expect((await ask({ port, path })).status).toBe(200);
    expect(deliveries).toMatchObject([{ sourceId, address: '127.0.0.1' }]);
  });

  it.each([
    ['POST', '/', 404, 'no_such_path'],
    ['POST', '/auth0/logsx', 404, 'no_such_path'],
    ['POST', '/auth0/logs/a/b', 404, 'no_such_path'],
    ['POST', '/api/status', 404, 'no_such_path'],
    ['GET', '/auth0/logs', 405, 'wrong_method'],
  ])('%s %s gets %i', async (method, path, status, code) => {
    const { port, deliveries } = await start({});
    const answer = await ask({ port, path, method });
    expect(answer).toMatchObject({ status, body: { statusCode: status, code } });
    expect(deliveries).toEqual([]);
  });

  it('from outside of the allowed networks get no further', async () => {
    const { port, deliveries } = await start({
      allowedNetworks: ['203.0.113.0/24'],
      trustedProxies: ['127.0.0.1'],
    });
    expect(await ask({ port })).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
    expect(deliveries).toEqual([]);
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    expect(await ask({ port, headers })).toMatchObject({ status: 200 });
    expect(deliveries).toMatchObject([{ address: '203.0.113.7' }]);
  });

  it('cannot name their own address, where no proxy is trusted', async () => {
    const { port } = await start({ allowedNetworks: ['203.0.113.0/24'] });
    expect(await ask({ port, headers: { 'x-forwarded-for': '203.0.113.7' } })).toMatchObject({
      status: 403,
    });
  });
});

describe('what is no proper request', () => {
  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400, 'not_http'],
    ['too many headers', `GET / HTTP/1.1\r\nx: ${'y'.repeat(20_000)}`, 431, 'headers_too_large'],
    ['headers that do not end', 'POST /auth0/logs HTTP/1.1\r\n', 408, 'too_slow'],
    [
      'a body that does not end',
      'POST /auth0/logs HTTP/1.1\r\ncontent-length: 9\r\n\r\n{',
      408,
      'too_slow',
    ],
  ])('is told so in the same shape: %s', async (_name, bytes, status, code) => {
    const limits = { headersTimeout: '200ms', requestTimeout: '300ms' };
    const { port } = await start(limits, async ({ body }) => {
      await finished(body.resume()).catch(() => undefined); // as it was cut
      return OK;
    });
    const text = await tell(port, bytes);
    const [head = '', body = ''] = text.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [A-Z]`));
    expect(head).toContain('x-content-type-options: nosniff');
    expect(JSON.parse(body)).toMatchObject({ statusCode: status, code });
  });
});

it('says nothing of the software, nor lets a browser do anything with the answer', async () => {
  const { port } = await start({}, () => Promise.reject(new Error('at secret.ts:1')));
  const { status, headers, body } = await ask({ port });
  expect(status).toBe(500);
  expect(JSON.stringify(body)).not.toContain('secret');
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'",
  });
  expect(Object.keys(headers)).not.toContain('server');
  expect(Object.keys(headers)).not.toContain('x-powered-by');
});

it('lets one address hold no more than half of the connections', async () => {
  const { port } = await start({ maxConnections: 4 });
  const sockets = [1, 2, 3].map(() => connect(port, '127.0.0.1'));
  const [first, second, third] = sockets;
  await once(third ?? expect.fail(), 'close');
  expect([first?.destroyed, second?.destroyed]).toEqual([false, false]);
  sockets.forEach((socket) => socket.destroy());
});

describe('with a certificate', () => {
  const { cert, key } = makeCertificate('localhost');
  const other = makeCertificate('other');
  const files = async (contents: Record<string, string>) => {
    const folder = await mkdtemp(join(tmpdir(), 'auth0-logs-listener-'));
    const paths: Record<string, string> = {};
    for (const [setting, content] of Object.entries(contents)) {
      paths[setting] = join(folder, setting);
      await writeFile(join(folder, setting), content);
    }
    return paths;
  };

  it('speaks TLS only, of the versions that are set', async () => {
    const ssl = { ...(await files({ certificate: cert, key })), supportedProtocols: ['TLSv1.3'] };
    const { port } = await start({ ssl, headersTimeout: '500ms' });
    const answer = await ask({ port, ca: cert }, sendOverTls);
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=\d+/);
    await expect(ask({ port, ca: cert, maxVersion: 'TLSv1.2' }, sendOverTls)).rejects.toThrow();
    await expect(ask({ port })).rejects.toThrow();
    expect(await tell(port, ''), 'to who begins no handshake').toBe('');
  });

  it('opens an encrypted key, and asks senders for their certificates', async () => {
    const paths = await files({
      certificate: cert,
      key: encryptKey(key, 'right'),
      certificateAuthorities: other.cert,
    });
    const ssl = { ...paths, keyPassphrase: 'right', clientAuthentication: 'required' };
    const { port } = await start({ ssl });
    await expect(ask({ port, ca: cert }, sendOverTls)).rejects.toThrow();
    const own = { port, ca: cert, cert: other.cert, key: other.key };
    expect((await ask(own, sendOverTls)).status).toBe(200);
  });

  it.each([
    ['listener_incomplete_ssl', { certificate: cert }, {}],
    ['listener_incomplete_ssl', {}, { clientAuthentication: 'required' }],
    ['listener_unreadable_file', { key }, { certificate: '/nowhere/tls.crt' }],
    ['listener_wrong_passphrase', { certificate: cert, key: encryptKey(key, 'right') }, {}],
    [
      'listener_wrong_passphrase',
      { certificate: cert, key: encryptKey(key, 'right') },
      { keyPassphrase: 'wrong' },
    ],
    ['listener_bad_certificate', { certificate: cert, key: other.key }, {}],
    ['listener_bad_certificate', { certificate: 'hello', key }, {}],
    ['listener_bad_certificate', { certificate: cert, key: '' }, {}],
  ])('names %s', async (code, contents, settings) => {
    const { state, log } = await start({ ssl: { ...(await files(contents)), ...settings } });
    expect(state).toMatchObject({ state: 'failed', problem: { code } });
    expect(log).toEqual([expect.stringContaining('auth0_logs.listener.ssl')]);
  });
});

describe('a problem', () => {
  it.each([
    ['listener_bad_path', { path: 'auth0' }],
    ['listener_bad_path', { path: '/auth0 logs' }],
    ['listener_bad_network', { allowedNetworks: ['300.0.0.0/8'] }],
    ['listener_bad_network', { trustedProxies: ['10.0.0.0/33'] }],
    ['listener_cannot_listen', { address: '203.0.113.1' }],
  ])('is named: %s', async (code, config) => {
    const { state } = await start(config);
    expect(state).toMatchObject({ state: 'failed', problem: { code } });
  });

  it('with the proxies is named even where the listener is off', () => {
    const config = listenerSchema.validate({ trustedProxies: ['proxy'] });
    const error = vi.fn();
    const logger = { error } as unknown as Logger;
    const handle = () => Promise.resolve(OK);
    const listener = new Listener({ config, logger, handle });
    expect(listener.current).toMatchObject({
      state: 'off',
      problem: { code: 'listener_bad_network' },
    });
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    expect(listener.clientAddress({ headers, socket: { remoteAddress: '10.0.0.1' } })).toBe(
      '10.0.0.1',
    );
  });
});

it('drains when it stops: what is under way is answered, what comes is sent away', async () => {
  let release: (answer: DeliveryAnswer) => void = () => undefined;
  const held = new Promise<DeliveryAnswer>((resolve) => (release = resolve));
  const { listener, port, deliveries } = await start({}, () => held);
  const underWay = ask({ port });
  await vi.waitFor(() => expect(deliveries).toHaveLength(1));

  const stopped = listener.stop();
  const refused = await ask({ port });
  expect(refused).toMatchObject({ status: 503, body: { code: 'stopping' } });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);

  release(OK);
  expect(await underWay).toMatchObject({ status: 200, headers: { connection: 'close' } });
  await stopped;
  expect(listener.current.state).toBe('stopped');
  await expect(ask({ port })).rejects.toThrow('ECONNREFUSED');
});

it('warns of plain HTTP that leaves the machine, and not of what stays', async () => {
  expect((await start({ address: '0.0.0.0' })).log.join()).toContain('in the clear');
  expect((await start({})).log.join()).not.toContain('in the clear');
});
