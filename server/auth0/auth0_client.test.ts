// The client against the simulated tenant, over real TLS on loopback.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeCertificate } from '../../dev/certificate';
import { apiError, rateLimited } from '../../dev/tenant/api_answers';
import type { LogRecord } from '../../dev/tenant/event';
import { simulate } from '../../dev/tenant/generate';
import { page, slow } from '../../dev/tenant/faults';
import { startTenantApi, type TenantApi } from '../../dev/tenant/management_api';
import { Auth0LogsError } from '../errors';
import { type Auth0ClientOptions, createAuth0Client } from './auth0_client';
import { MAX_ANSWER_BYTES } from './dispatcher';
import { createHttpsSender } from './https_sender';
import type { Resolve } from './public_lookup';

const TOKEN_CALL = 'POST /oauth/token';
const STREAMS = '/api/v2/log-streams';
const AUTHORIZATION = 'webhook-token-0123456789abcdef';
const STREAM = {
  name: 'Kibana',
  endpoint: 'https://kibana.example/api/auth0_logs/webhook/default',
  authorization: AUTHORIZATION,
};
const WAIT = { timeout: 10_000, interval: 20 };

const certificate = makeCertificate('localhost');
let tenant: TenantApi;
const receiver = await startReceiver();

beforeEach(async () => {
  tenant = await startTenantApi({
    certificate,
    reach: () => receiver.url,
    retryMs: 10,
    pauseMs: 30,
    suspendAfterMs: 400,
  });
});
afterEach(async () => {
  await tenant.stop();
  receiver.reset();
});
afterAll(() => receiver.stop());

const client = (options: Partial<Auth0ClientOptions> = {}) =>
  createAuth0Client({
    domain: tenant.domain,
    clientId: tenant.tokens.clientId,
    clientSecret: tenant.tokens.clientSecret,
    allowPrivate: true,
    tls: { ca: certificate.cert },
    ...options,
  });

/** What a call was refused with; nothing in it may be a secret. */
const failure = async (call: Promise<unknown>): Promise<Auth0LogsError> => {
  const error = await call.then(
    () => new Error('It did not fail.'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Auth0LogsError)) throw error;
  const all = inspect(error, { depth: 9, showHidden: true });
  for (const secret of [tenant.tokens.clientSecret, AUTHORIZATION, 'Bearer'])
    expect(all).not.toContain(secret);
  return error;
};

const countOf = (call: string) => tenant.requests.filter((made) => made.startsWith(call)).length;

describe('the access token', () => {
  it('brings the scopes', async () => {
    tenant.tokens.scopes = ['read:log_streams', 'read:logs'];
    expect(await client().scopes()).toEqual(['read:log_streams', 'read:logs']);
  });

  it('is asked for once, by however many calls', async () => {
    const { logStreams } = client();
    await Promise.all([logStreams.list(), logStreams.list(), logStreams.list()]);
    await logStreams.list();
    expect(countOf(TOKEN_CALL)).toBe(1);
  });

  it('is renewed before its end', async () => {
    tenant.tokens.lifetimeSeconds = 1;
    const { logStreams } = client();
    await logStreams.list();
    await vi.waitFor(async () => {
      await logStreams.list();
      expect(countOf(TOKEN_CALL)).toBe(2);
    }, WAIT);
  });

  it('is replaced once where the API no longer takes it', async () => {
    const { logStreams } = client();
    await logStreams.list();
    tenant.tokens.revoke();
    expect(await logStreams.list()).toEqual([]);
    expect(countOf(TOKEN_CALL)).toBe(2);
    tenant.fail(
      'GET',
      () => apiError(401, 'Invalid token'),
      () => apiError(401, 'Invalid token'),
    );
    expect(await failure(logStreams.list())).toMatchObject({ code: 'auth0_refused' });
    expect(countOf(TOKEN_CALL)).toBe(3);
  });

  it('is not asked for again after a failure until somebody needs it', async () => {
    tenant.tokens.scopes = undefined;
    const { logStreams } = client();
    await failure(logStreams.list());
    tenant.tokens.scopes = ['read:log_streams'];
    expect(await logStreams.list()).toEqual([]);
  });
});

describe('what is refused', () => {
  it.each<[string, Partial<Auth0ClientOptions>]>([
    ['client ID', { clientId: 'nobody' }],
    ['client secret', { clientSecret: 'wrong' }],
  ])('a wrong %s', async (_what, options) => {
    expect(await failure(client(options).scopes())).toMatchObject({
      code: 'auth0_wrong_credentials',
    });
  });

  it('an application that is not authorized for the API', async () => {
    tenant.tokens.scopes = undefined;
    expect(await failure(client().scopes())).toMatchObject({ code: 'auth0_not_authorized' });
  });

  it('an application that may not use client credentials', async () => {
    tenant.tokens.isMachine = false;
    expect(await failure(client().scopes())).toMatchObject({ code: 'auth0_no_client_credentials' });
  });

  it('a custom domain, until the tenant’s own is named', async () => {
    const domain = tenant.domain.replace('localhost', '127.0.0.1');
    expect(await failure(client({ domain }).scopes())).toMatchObject({
      code: 'auth0_not_tenant_domain',
    });
    expect(await client({ domain, tenantDomain: tenant.domain }).scopes()).toEqual(
      tenant.tokens.scopes,
    );
  });

  it.each([
    ['read:log_streams', () => client().logStreams.list()],
    ['read:log_streams', () => client().logStreams.get('lst_1')],
    ['create:log_streams', () => client().logStreams.create(STREAM)],
    ['update:log_streams', () => client().logStreams.update('lst_1', { status: 'paused' })],
    ['delete:log_streams', () => client().logStreams.delete('lst_1')],
  ])('a call without the scope %s', async (scope, call) => {
    tenant.tokens.scopes = ['other:scope'];
    expect(await failure(call())).toMatchObject({
      code: 'auth0_scope_missing',
      message: `The application lacks the scope ${scope}.`,
    });
  });

  it('a stream beyond the limit of the plan', async () => {
    tenant.maxStreams = 0;
    const error = await failure(client().logStreams.create(STREAM));
    expect(error).toMatchObject({ code: 'auth0_stream_limit' });
  });

  it('values that Auth0 does not take, in its words', async () => {
    const endpoint = 'http://kibana.example/';
    const error = await failure(client().logStreams.create({ ...STREAM, endpoint }));
    expect(error.code).toBe('auth0_refused');
    expect(error.message).toContain('sink.httpEndpoint');
  });

  it('an id that would be another path', async () => {
    expect(await failure(client().logStreams.delete('../clients/1'))).toMatchObject({
      code: 'auth0_no_stream',
    });
    expect(tenant.requests).toEqual([]);
  });
});

describe('a tenant in trouble', () => {
  it('is asked again when it has time', async () => {
    tenant.fail(TOKEN_CALL, () => rateLimited(0));
    tenant.fail(`GET ${STREAMS}`, () => apiError(503, 'x'), page(502));
    expect(await client().logStreams.list()).toEqual([]);
    expect(tenant.requests).toHaveLength(5);
  });

  it('creates no stream twice', async () => {
    tenant.fail(
      `POST ${STREAMS}`,
      () => rateLimited(0),
      () => apiError(500, 'x'),
    );
    expect(await failure(client().logStreams.create(STREAM))).toMatchObject({
      code: 'auth0_failing',
    });
    expect(countOf(`POST ${STREAMS}`)).toBe(2);
  });

  it('tells when it takes requests again', async () => {
    tenant.fail(`GET ${STREAMS}`, () => rateLimited(3_600));
    const error = await failure(client().logStreams.list());
    expect(error.code).toBe('auth0_rate_limited');
    expect(error.message).toMatch(/in 360\d s\.$/);
  });

  it('is left alone where the last request of the time was taken', async () => {
    tenant.fail(`GET ${STREAMS}`, () => ({ ...rateLimited(1), status: 200, body: [] }));
    const { logStreams } = client();
    await logStreams.list();
    const start = performance.now();
    await logStreams.list();
    expect(performance.now() - start).toBeGreaterThan(900);
  });

  it('is not waited for longer than the time-out', async () => {
    tenant.fail(TOKEN_CALL, slow(5_000));
    const error = await failure(client({ timeoutMs: 300 }).scopes());
    expect(error).toMatchObject({ code: 'auth0_timeout' });
    expect(error.message).toContain('within 0.3 s');
  });

  it('is left when the caller goes', async () => {
    const going = new AbortController();
    tenant.fail(TOKEN_CALL, slow(5_000));
    const call = failure(client({ signal: going.signal }).scopes());
    await vi.waitFor(() => expect(tenant.requests).toHaveLength(1), WAIT);
    going.abort();
    expect(await call).toMatchObject({ code: 'auth0_aborted' });
  });
});

describe('a domain that is no tenant', () => {
  it.each([
    ['a page', page(200)],
    ['a redirect, which is not followed', page(302, { location: 'https://localhost/elsewhere' })],
    ['nothing there', page(404)],
    ['other JSON', () => ({ status: 200, body: { ok: true } })],
    [
      'a token that no header takes',
      () => ({ status: 200, body: { access_token: 'a\nb', token_type: 'Bearer', expires_in: 9 } }),
    ],
  ])('%s', async (_what, fault) => {
    tenant.fail(TOKEN_CALL, fault);
    expect(await failure(client().scopes())).toMatchObject({ code: 'auth0_not_a_tenant' });
    expect(tenant.requests).toEqual([TOKEN_CALL]);
  });

  it.each([
    ['a page', page(200)],
    ['a redirect', page(302, { location: 'https://localhost/elsewhere' })],
    ['a stream in an unknown state', () => ({ status: 200, body: [{ type: 'http', id: 'x' }] })],
  ])('%s in place of the API', async (_what, fault) => {
    tenant.fail(`GET ${STREAMS}`, fault);
    expect(await failure(client().logStreams.list())).toMatchObject({
      code: 'auth0_unexpected_answer',
    });
  });
});

it('reads no answer without end', async () => {
  const body = [{ type: 'x', sink: 'x'.repeat(MAX_ANSWER_BYTES) }];
  tenant.fail(`GET ${STREAMS}`, () => ({ status: 200, body }));
  expect(await failure(client().logStreams.list())).toMatchObject({
    code: 'auth0_answer_too_large',
  });
});

describe('a domain out of reach', () => {
  const resolving =
    (code: string): Resolve =>
    (_name, _options, callback) =>
      callback(Object.assign(new Error(code), { code }), []);
  const toLoopback: Resolve = (_name, _options, callback) =>
    callback(null, [{ address: '127.0.0.1', family: 4 }]);
  const port = () => tenant.domain.split(':')[1] ?? '';

  it.each([
    ['ENOTFOUND', 'auth0_domain_unknown', 'The domain acme.auth0.com does not exist.'],
    ['EAI_AGAIN', 'auth0_unreachable', 'the name server does not answer'],
  ])('%s', async (failing, code, reason) => {
    const domain = 'acme.auth0.com';
    const error = await failure(client({ domain, resolve: resolving(failing) }).scopes());
    expect(error.code).toBe(code);
    expect(error.message).toContain(reason);
  });

  it('nobody listens', async () => {
    await tenant.stop();
    const error = await failure(client().scopes());
    expect(error).toMatchObject({ code: 'auth0_unreachable' });
    expect(error.message).toContain('refuses the connection');
  });

  it('the connection breaks', async () => {
    tenant.fail(TOKEN_CALL, 'refused_connection');
    const error = await failure(client().scopes());
    expect(error).toMatchObject({ code: 'auth0_unreachable' });
  });

  it('a certificate that nobody vouches for', async () => {
    const { domain, tokens } = tenant;
    const { clientId, clientSecret } = tokens;
    const options = { domain, clientId, clientSecret, allowPrivate: true };
    const error = await failure(createAuth0Client(options).scopes());
    expect(error).toMatchObject({ code: 'auth0_tls' });
    expect(error.message).toContain('is self-signed');
  });

  it('a certificate of another name', async () => {
    const domain = `acme.auth0.com:${port()}`;
    const error = await failure(client({ domain, resolve: toLoopback }).scopes());
    expect(error).toMatchObject({ code: 'auth0_tls' });
    expect(error.message).toContain('another name');
  });

  it('no TLS at all', async () => {
    const domain = new URL(receiver.url).host;
    expect(await failure(client({ domain }).scopes())).toMatchObject({ code: 'auth0_tls' });
  });

  it('a public name that leads to loopback, where it would be answered', async () => {
    const send = createHttpsSender({
      domain: `localhost:${port()}`,
      tls: { ca: certificate.cert },
      resolve: toLoopback,
    });
    const error = await failure(send({ method: 'GET', path: '/' }));
    expect(error).toMatchObject({ code: 'auth0_address_forbidden' });
    expect(tenant.requests).toEqual([]);
  });
});

describe('a log stream', () => {
  it('is created, listed and shown without its authorization', async () => {
    const { logStreams } = client();
    const created = await logStreams.create({ ...STREAM, categories: ['auth.login.fail'] });
    expect(created).toEqual({
      id: expect.stringMatching(/^lst_/) as string,
      name: 'Kibana',
      status: 'active',
      is_priority: false,
      categories: ['auth.login.fail'],
      endpoint: STREAM.endpoint,
      content_type: 'application/json',
      content_format: 'JSONLINES',
    });
    expect(await logStreams.list()).toEqual([created]);
    expect(await logStreams.get(created.id)).toEqual(created);
  });

  it('is found by its authorization', async () => {
    const { logStreams } = client();
    await logStreams.create({ ...STREAM, authorization: 'another-token-of-this-tenant' });
    const created = await logStreams.create(STREAM);
    expect(await logStreams.findByAuthorization(AUTHORIZATION)).toEqual(created);
    expect(await logStreams.findByAuthorization('unknown')).toBeUndefined();
  });

  it('delivers from its start on, in the categories asked for, with its authorization', async () => {
    const events = history(600);
    tenant.log.append(events);
    const half = events[300];
    if (!half) throw new Error('There is no such event.');
    await client().logStreams.create({
      ...STREAM,
      categories: ['auth.login.success'],
      start_from: half.data.date,
    });
    const wanted = events
      .filter(({ data }) => data.date >= half.data.date && data.type === 's')
      .map(({ log_id }) => log_id);
    await vi.waitFor(() => expect(receiver.ids()).toEqual(wanted), WAIT);
    expect(wanted.length).toBeGreaterThan(5);
    expect(receiver.taken[0]).toMatchObject({
      authorization: AUTHORIZATION,
      contentType: 'application/json',
    });
  });

  it('keeps while it is paused what happens, and sends it when it is resumed', async () => {
    const { logStreams } = client();
    const events = history(4);
    const { id } = await logStreams.create(STREAM);
    expect(await logStreams.update(id, { status: 'paused' })).toMatchObject({ status: 'paused' });
    tenant.log.append(events);
    expect(receiver.taken).toEqual([]);
    expect(await logStreams.update(id, { status: 'active' })).toMatchObject({ status: 'active' });
    await vi.waitFor(() => expect(receiver.ids()).toEqual(idsOf(events)), WAIT);
  });

  it('is suspended by an endpoint that keeps failing, and resumed by hand without loss', async () => {
    const { logStreams } = client();
    const events = history(150);
    const { id } = await logStreams.create(STREAM);
    receiver.status = 503;
    tenant.log.append(events);
    await vi.waitFor(async () => {
      expect(await logStreams.get(id)).toMatchObject({ status: 'suspended' });
    }, WAIT);
    receiver.status = 200;
    await logStreams.update(id, { status: 'active' });
    await vi.waitFor(() => expect(receiver.ids()).toEqual(idsOf(events)), WAIT);
  });

  it('changes its endpoint without losing what else its sink holds', async () => {
    const { logStreams } = client();
    const { id } = await logStreams.create(STREAM);
    const header = { header: 'x-own', value: '1' };
    await addHeader(id, header);
    const endpoint = 'https://other.example/';
    expect(await logStreams.update(id, { endpoint, name: 'Moved', categories: [] })).toMatchObject({
      endpoint,
      name: 'Moved',
      categories: [],
    });
    expect(tenant.streams.get(id)?.toJSON().sink).toMatchObject({
      httpEndpoint: endpoint,
      httpAuthorization: AUTHORIZATION,
      httpCustomHeaders: [header],
    });
    await logStreams.update(id, { authorization: 'new-token' });
    tenant.log.append(history(1));
    await vi.waitFor(() => expect(receiver.taken[0]?.authorization).toBe('new-token'), WAIT);
  });

  it('is deleted, and then no more', async () => {
    const { logStreams } = client();
    const { id } = await logStreams.create(STREAM);
    await logStreams.delete(id);
    expect(await logStreams.list()).toEqual([]);
    expect(await failure(logStreams.get(id))).toMatchObject({ code: 'auth0_no_stream' });
  });
});

const addHeader = async (id: string, header: { header: string; value: string }) => {
  const stream = tenant.streams.get(id);
  const sink = stream?.toJSON().sink;
  if (sink) await stream.change({ sink: { ...sink, httpCustomHeaders: [header] } });
};

/** Of the last minutes. */
const history = (count: number): LogRecord[] => {
  const events = simulate(7, Date.now() - 3_600_000);
  return Array.from({ length: count }, () => events.next().value);
};

const idsOf = (records: LogRecord[]) => records.map(({ log_id }) => log_id);

async function startReceiver() {
  const taken: { authorization?: string; contentType?: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { authorization = '', 'content-type': contentType = '' } = request.headers;
      if (state.status === 200) taken.push({ authorization, contentType, body });
      response.writeHead(state.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const state = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    status: 200,
    taken,
    ids: () =>
      idsOf(
        taken.flatMap(({ body }) => body.split('\n').map((line) => JSON.parse(line) as LogRecord)),
      ),
    reset: () => {
      taken.length = 0;
      state.status = 200;
    },
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return state;
}
