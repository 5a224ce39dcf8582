// The plugin's own listener in the development host, on the real Elasticsearch, over real TLS.
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import { connect, type TLSSocket } from 'node:tls';
import type { AuthenticationFailures } from '../../common/api/health';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dataStreamName } from '../../common/plugin';
import { claimPort, LOOPBACK } from '../../dev/free_port';
import type { HostConfig } from '../../dev/host/host_config';
import type { RunningHost } from '../../dev/host/start_host';
import { makeCertificate } from '../../dev/certificate';
import { CertificateFolder, encryptKey } from '../support/certificate';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { documentIds } from '../support/event_ids';
import { startTestHost, TOKEN } from '../support/host';
import { openWebhook, webhookOf } from '../support/host_webhook';
import { readHealth } from '../support/read_health';

const NAMESPACE = `listener_${Date.now()}`;
const SOON = { timeout: 20_000, interval: 100 };
/** As a proxy on loopback tells them. */
const OUTSIDE = '198.51.100.7';
const INSIDE = '203.0.113.7';
const elasticsearchUrl = elasticsearchOfWorker();

const first = makeCertificate('first');
const second = makeCertificate('second');
const trusted = [first.cert, second.cert];

const startListening = async (listener: HostConfig): Promise<RunningHost> => {
  const config = { 'auth0_logs.sources.default.namespace': NAMESPACE };
  const settings = { enabled: true, address: LOOPBACK, ...listener };
  const host = await startTestHost({
    elasticsearchUrl,
    config: { ...config, 'auth0_logs.listener': settings },
  });
  (await openWebhook(host, 1)).close();
  return host;
};

/** Codes of what is wrong with the listener. */
const problems = async (host: RunningHost): Promise<string[]> =>
  (await readHealth(host.url)).shortcomings
    .map(({ code }) => code)
    .filter((code) => code.startsWith('listener_'));

const expectProblems = (host: RunningHost, codes: string[]): Promise<void> =>
  vi.waitFor(async () => expect(await problems(host)).toEqual(codes), SOON);

/** Sent to the default source. */
const wrongTokens = async (host: RunningHost): Promise<AuthenticationFailures> => {
  const { sources } = await readHealth(host.url);
  const found = sources.find(({ source }) => source.id === 'default');
  return found?.authentication_failures ?? expect.fail();
};

interface Answer {
  status: number;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
  /** The common name of the certificate that the connection was opened with. */
  certificate: string;
}

interface Post {
  port: number;
  id?: string;
  token?: string;
  forwardedFor?: string;
  /** A connection of its own without one. */
  agent?: Agent;
  /** Holds the second half of the body back. */
  until?: Promise<unknown>;
}

const post = (options: Post): Promise<Answer> => {
  const { port, id = randomUUID(), token = TOKEN, forwardedFor = INSIDE, agent, until } = options;
  const headers = { authorization: token, 'x-forwarded-for': forwardedFor };
  const body = JSON.stringify({ log_id: id, data: { type: 's', date: new Date() } });
  return new Promise((resolve, reject) => {
    const sent = request({
      ...{ host: LOOPBACK, port, path: '/auth0/logs', method: 'POST', headers, ca: trusted },
      agent: agent ?? false,
    });
    sent.on('error', reject).on('response', (response) => {
      const certificate = String((sent.socket as TLSSocket).getPeerCertificate().subject.CN);
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers: answered } = response;
        const parsed = JSON.parse(text) as Answer['body'];
        resolve({ status, headers: answered, body: parsed, certificate });
      });
    });
    sent.write(body.slice(0, 10));
    void Promise.resolve(until).then(() => sent.end(body.slice(10)));
  });
};

describe('the listener', () => {
  let folder: CertificateFolder;
  let host: RunningHost;
  let port: number;

  beforeAll(async () => {
    folder = await CertificateFolder.make(first);
    port = await claimPort(0, '');
    host = await startListening({
      port,
      ssl: { certificate: folder.certificate, key: folder.key },
      allowedNetworks: ['203.0.113.0/24'],
      trustedProxies: [LOOPBACK],
      headersTimeout: '2s',
      requestTimeout: '3s',
    });
  });

  afterAll(() => host.stop());

  it('indexes what is delivered over TLS', async () => {
    const id = randomUUID();
    expect(await post({ port, id })).toMatchObject({ status: 200, body: { accepted: 1 } });
    expect(await documentIds(elasticsearchUrl, dataStreamName(NAMESPACE))).toContain(id);
    expect(await problems(host)).toEqual([]);
  });

  it('takes up a changed certificate, and keeps what it has where the new one is broken', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect(await post({ port, agent })).toMatchObject({ certificate: 'first' });

    await folder.swap(second);
    await vi.waitFor(
      async () => expect(await post({ port })).toMatchObject({ certificate: 'second' }),
      SOON,
    );
    expect(await post({ port, agent })).toMatchObject({ status: 200, certificate: 'first' });
    agent.destroy();

    await folder.swap({ cert: second.cert, key: first.key });
    await expectProblems(host, ['listener_bad_certificate']);
    expect(await post({ port })).toMatchObject({ status: 200, certificate: 'second' });

    await folder.swap(first);
    await expectProblems(host, []);
    expect(await post({ port })).toMatchObject({ status: 200, certificate: 'first' });
  });

  it('refuses who is outside of the allowed networks, before any token', async () => {
    const before = await wrongTokens(host);
    for (const token of [TOKEN, 'wrong']) {
      const answer = await post({ port, token, forwardedFor: OUTSIDE });
      expect(answer).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
    }
    expect(await wrongTokens(host)).toEqual(before);
  });

  it('cuts the slow off, and serves others meanwhile', async () => {
    const head = `POST /auth0/logs HTTP/1.1\r\nx-forwarded-for: ${INSIDE}\r\n`;
    const slow = [
      trickle(port, head),
      trickle(port, `${head}authorization: ${TOKEN}\r\ncontent-length: 1000\r\n\r\n[`),
    ];
    const meanwhile = { over: false, served: 0 };
    const cut = Promise.all(slow).finally(() => (meanwhile.over = true));
    while (!meanwhile.over) {
      expect((await post({ port })).status).toBe(200);
      meanwhile.served += 1;
    }
    expect(meanwhile.served).toBeGreaterThan(1);
    for (const text of await cut) expect(text).toMatch(/^HTTP\/1.1 408 .*"too_slow"/s);
  });

  it('slows wrong tokens down at every door, and never stops a right one', async () => {
    const forwardedFor = '203.0.113.99';
    const wrong = { port, token: 'wrong', forwardedFor };
    const before = (await wrongTokens(host)).count;
    for (let failure = 0; failure < 20; failure += 1) expect((await post(wrong)).status).toBe(401);
    const slowed = await post(wrong);
    expect(slowed).toMatchObject({ status: 429, body: { code: 'too_many_failures' } });
    expect(Number(slowed.headers['retry-after'])).toBeGreaterThan(0);

    const { url, headers } = webhookOf(host);
    const atKibana = await fetch(url, {
      method: 'POST',
      headers: { ...headers, authorization: 'wrong', 'x-forwarded-for': forwardedFor },
    });
    expect(atKibana.status).toBe(429);
    expect((await post({ port, forwardedFor })).status).toBe(200);
    const { count, last = '' } = await wrongTokens(host);
    expect(count - before).toBe(22);
    expect(Date.now() - Date.parse(last)).toBeLessThan(60_000);
  });

  it('finishes what is under way when Kibana stops', async () => {
    const id = randomUUID();
    let release: (value: unknown) => void = () => undefined;
    const until = new Promise((resolve) => (release = resolve));
    const underWay = post({ port, id, until });
    await vi.waitFor(async () => expect((await post({ port })).status).toBe(200));
    const stopped = host.stop();
    await vi.waitFor(
      async () => expect(await post({ port })).toMatchObject({ body: { code: 'stopping' } }),
      SOON,
    );
    release(undefined);
    expect(await underWay).toMatchObject({ status: 200, body: { accepted: 1 } });
    await stopped;
    expect(await documentIds(elasticsearchUrl, dataStreamName(NAMESPACE))).toContain(id);
    await expect(post({ port })).rejects.toThrow('ECONNREFUSED');
  });
});

/** Sends a byte now and then after the beginning; resolves with what came back once cut off. */
const trickle = (port: number, beginning: string): Promise<string> =>
  new Promise((resolve) => {
    let text = '';
    const socket = connect({ host: LOOPBACK, port, ca: trusted }, () => socket.write(beginning));
    const timer = setInterval(() => socket.write('x'), 300);
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      clearInterval(timer);
      resolve(text);
    });
  });

describe('a listener that cannot work', () => {
  it('for its passphrase leaves Kibana up, and says why', async () => {
    const folder = await CertificateFolder.make({
      cert: first.cert,
      key: encryptKey(first.key, 'right'),
    });
    const { certificate, key } = folder;
    const port = await claimPort(0, '');
    const host = await startListening({ port, ssl: { certificate, key, keyPassphrase: 'wrong' } });
    await expectProblems(host, ['listener_wrong_passphrase']);
    expect((await fetch(`${host.url}/api/status`)).status).toBe(200);
    await host.stop();
  });

  it('for its port says so, and takes it once it is free', async () => {
    const folder = await CertificateFolder.make(first);
    const { certificate, key } = folder;
    const squatter = createServer();
    const port = await claimPort(0, '');
    await new Promise<void>((resolve) => squatter.listen(port, LOOPBACK, resolve));
    const host = await startListening({ port, ssl: { certificate, key } });
    await expectProblems(host, ['listener_port_taken']);
    squatter.close();
    await expectProblems(host, []);
    expect((await post({ port })).status).toBe(200);
    await host.stop();
  });
});
