// "Do it for me" on the development host against a simulated tenant over TLS: what the API does to a
// source's log stream in Auth0, what Auth0 then delivers to two nodes, and that no secret gets out.
import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from '@elastic/elasticsearch';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  type MockInstance,
  vi,
} from 'vitest';
import type { ErrorBody } from '../../common/api/errors';
import { READ_EVENT_LOG, type EventLogAnswer } from '../../common/api/event_log';
import { type Endpoint, pathOf, type Shapes } from '../../common/api/endpoint';
import {
  type Auth0Credentials,
  CREATE_LOG_STREAM,
  type CredentialsAnswer,
  DELETE_LOG_STREAM,
  FORGET_CREDENTIALS,
  KEEP_CREDENTIALS,
  READ_LOG_STREAM,
  UPDATE_LOG_STREAM,
} from '../../common/api/log_streams';
import {
  CREATE_SOURCE,
  type CreateSourceAnswer,
  READ_SOURCE,
  ROTATE_TOKEN,
  type Source,
} from '../../common/api/sources';
import { webhookPath } from '../../common/api/webhook';
import { makeCertificate } from '../../dev/certificate';
import type { RunningHost } from '../../dev/host/start_host';
import { type ApiAnswer, apiError, rateLimited } from '../../dev/tenant/api_answers';
import type { LogRecord } from '../../dev/tenant/event';
import { startTenantApi, type TenantApi } from '../../dev/tenant/management_api';
import { SCOPES } from '../../dev/tenant/tokens';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { documentIds } from '../support/event_ids';
import { startTestHost } from '../support/host';
import { KibanaApi } from '../support/kibana_api';
import { untilInstalled } from '../support/target';

const NAMESPACE = `log_streams_${randomUUID().slice(0, 8)}`;
const DATA_STREAM = `logs-auth0.logs-${NAMESPACE}`;
const PUBLIC_URL = 'https://kibana.example';
const STREAMS = '/api/v2/log-streams';
const CONFIGURED = { id: 'configured', token: 'a-token-of-twenty-four-signs' };
const SOON = { timeout: 60_000, interval: 200 };

const certificate = makeCertificate('localhost');
const elasticsearch = new Client({ node: elasticsearchOfWorker() });
let tenant: TenantApi;
let hosts: RunningHost[];
let api: KibanaApi;
/** Where neither addresses on loopback nor encryption are allowed for. */
let strict: KibanaApi;
/** All that the hosts said and logged so far. */
const said: string[] = [];
const secrets = new Set<string>();
let issued: MockInstance<TenantApi['tokens']['issue']>;

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'auth0-logs-authorities-'));
  const authority = join(folder, 'authority.pem');
  await writeFile(authority, certificate.cert);
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  tenant = await startTenantApi({ certificate, ...world });
  issued = vi.spyOn(tenant.tokens, 'issue');
  const config = {
    [`auth0_logs.sources.${CONFIGURED.id}`]: configuredSource(),
    'xpack.encryptedSavedObjects.encryptionKey': 'an-encryption-key-of-32-characters-and-more',
    'auth0_logs.auth0.allowPrivateAddresses': true,
    'auth0_logs.auth0.ssl.certificateAuthorities': [authority],
  };
  const elasticsearchUrl = elasticsearchOfWorker();
  const start = (own: object) =>
    startTestHost({ elasticsearchUrl, config: { ...own }, logLevel: 'debug' });
  hosts = [await start(config), await start(config), await start({})];
  await Promise.all(hosts.map(({ url }) => untilInstalled(url)));
  [api, , strict] = hosts.map(({ url }) => new KibanaApi(url)) as [KibanaApi, KibanaApi, KibanaApi];
});

afterAll(async () => {
  await Promise.all(hosts.map((host) => host.stop()));
  await tenant.stop();
  await elasticsearch.close();
  vi.restoreAllMocks();
});

/** Its stream was made by hand: it waits, and the plan does not count it. */
const configuredSource = () => {
  const { domain, tokens } = tenant;
  const { token } = CONFIGURED;
  const logStreamId = 'lst_by_hand';
  const httpEndpoint = PUBLIC_URL + webhookPath(CONFIGURED.id);
  const sink = { httpEndpoint, httpAuthorization: token };
  const settings = { name: 'By hand', type: 'http', status: 'paused', isPriority: true } as const;
  tenant.addStream(logStreamId, { ...settings, sink });
  const { clientId, clientSecret } = tokens;
  const auth0 = { domain, clientId, clientSecret };
  return { webhook: { token, logStreamId }, namespace: NAMESPACE, auth0 };
};

let deliveries = 0;
/** The public address leads to either node in turn. */
const world = {
  reach: (endpoint: string) =>
    endpoint.replace(PUBLIC_URL, hosts[(deliveries += 1) % 2]?.url ?? 'no host'),
  ...{ retryMs: 50, pauseMs: 200 },
};

const credentials = (changes: Partial<Auth0Credentials> = {}): Auth0Credentials => {
  const { clientId: client_id, clientSecret: client_secret } = tenant.tokens;
  secrets.add(client_secret);
  return { domain: tenant.domain, client_id, client_secret, ...changes };
};

const create = async () => {
  const name = `Tenant ${randomUUID().slice(0, 8)}`;
  const answer = await api.post<CreateSourceAnswer>(CREATE_SOURCE.path, {
    name,
    namespace: NAMESPACE,
    webhook: {},
  });
  secrets.add(answer.token ?? '');
  return answer.source;
};

/** Calls whose answers are searched for secrets. */
const at = ({ id }: Pick<Source, 'id'>, to = () => api) => {
  const heard = async <T>(answer: Promise<T>): Promise<T> => {
    said.push(JSON.stringify(await answer));
    return answer;
  };
  const params = { id };
  const post = <S extends Shapes>(endpoint: Endpoint<S>, body: object = {}) =>
    heard(to().post<S['answer']>(pathOf(endpoint, params), body));
  return {
    get: () => heard(to().get<Source>(pathOf(READ_SOURCE, params))),
    createStream: (body: object) => post(CREATE_LOG_STREAM, body),
    status: (body?: object) => post(READ_LOG_STREAM, body),
    update: (body: object) => post(UPDATE_LOG_STREAM, body),
    deleteStream: (body?: object) => post(DELETE_LOG_STREAM, body),
    rotate: (body: object) => post(ROTATE_TOKEN, body),
    keep: (body: object) =>
      heard(to().put<CredentialsAnswer>(pathOf(KEEP_CREDENTIALS, params), body)),
    forget: () => heard(to().delete<object>(pathOf(FORGET_CREDENTIALS, params))),
    refusal: (endpoint: Endpoint, body?: object) =>
      heard(to().refusal<ErrorBody>(endpoint.method.toUpperCase(), pathOf(endpoint, params), body)),
  };
};

const publicUrlOf = ({ webhook }: Source) => PUBLIC_URL + (webhook?.path ?? expect.fail());

const wanted = (source: Source, changes: object = {}) => ({
  endpoint: publicUrlOf(source),
  credentials: credentials(),
  ...changes,
});

const streamOf = (id: string) => {
  const stream = tenant.streams.get(id);
  if (!stream) throw new Error(`The tenant has no stream ${id}.`);
  secrets.add(stream.toJSON().sink.httpAuthorization ?? '');
  return stream;
};

const happen = (count = 1): string[] => {
  const records: LogRecord[] = Array.from({ length: count }, () => {
    const log_id = randomUUID();
    return { log_id, data: { log_id, type: 's', date: new Date().toISOString() } };
  });
  tenant.log.append(records);
  return records.map(({ log_id }) => log_id);
};

const arrived = (ids: string[]) =>
  vi.waitFor(async () => {
    const stored = new Set(await documentIds(elasticsearchOfWorker(), DATA_STREAM));
    expect(ids.filter((id) => !stored.has(id))).toEqual([]);
  }, SOON);

const accessTokens = () =>
  issued.mock.results.map(({ value }) => {
    const { body } = value as ApiAnswer;
    return (body as { access_token?: string }).access_token ?? '';
  });

const actionsOf = async (source: Source) => {
  const path = `${READ_EVENT_LOG.path}?source=${source.id}`;
  return (await api.get<EventLogAnswer>(path)).records.map(({ action }) => action);
};

describe('a log stream', () => {
  let source: Source;
  let id: string;

  beforeEach(async () => {
    source = await create();
    const { log_stream } = await at(source).createStream(
      wanted(source, { remember_credentials: true }),
    );
    id = log_stream.id;
  });
  afterEach(async () => {
    if (tenant.streams.has(id)) await at(source).deleteStream();
  });

  it('is created with a token of its own, and delivers', async () => {
    const { sink, name } = streamOf(id).toJSON();
    expect({ name, sink }).toEqual({
      name: source.name,
      sink: {
        httpEndpoint: publicUrlOf(source),
        httpAuthorization: expect.stringMatching(/^[\w-]{43}$/) as string,
        httpContentType: 'application/json',
        httpContentFormat: 'JSONLINES',
      },
    });
    await arrived(happen());
    expect(streamOf(id).health).toEqual([]);
    expect(await at(source).get()).toMatchObject({
      credentials: { domain: tenant.domain, client_id: tenant.tokens.clientId },
      webhook: {
        log_stream: { id, domain: tenant.domain },
        token: { previous_valid_until: expect.any(String) as string },
      },
    });
    const again = await at(source).refusal(CREATE_LOG_STREAM, wanted(source));
    expect(again).toMatchObject({ code: 'log_stream_exists', statusCode: 409 });
  });

  it('is shown, paused, resumed and changed with the kept credentials, at one token for all', async () => {
    await at(source).status();
    const before = tenant.requests.length;
    const { log_stream } = await at(source).status();
    expect(log_stream).toMatchObject({ id, status: 'active', categories: [] });
    const paused = await at(source).update({ status: 'paused' });
    expect(paused.log_stream.status).toBe('paused');
    const missed = happen();
    const change = { status: 'active', name: 'Renamed', categories: ['auth.login.success'] };
    expect((await at(source).update(change)).log_stream).toMatchObject(change);
    await arrived(missed);
    expect(tenant.requests.slice(before)).not.toContain('POST /oauth/token');
    await vi.waitFor(
      async () => expect(await actionsOf(source)).toContain('log-stream-paused'),
      SOON,
    );
  });

  it('gets a new token without a refused delivery on either node', async () => {
    const going = new AbortController();
    const sent: string[] = [];
    const traffic = (async () => {
      while (!going.signal.aborted) {
        sent.push(...happen(2));
        await delay(20);
      }
    })();
    const first = streamOf(id).toJSON().sink.httpAuthorization;
    const { source: rotated, token } = await at(source).rotate({ update_log_stream: true });
    const second = streamOf(id).toJSON().sink.httpAuthorization;
    const last = happen();
    await arrived(last);
    await at(source).rotate({ update_log_stream: true, credentials: credentials() });
    going.abort();
    await traffic;
    await arrived([...sent, ...happen()]);
    expect(streamOf(id).health).toEqual([]);
    expect(token).toBeUndefined();
    expect(rotated.webhook?.token.previous_valid_until).toBeDefined();
    expect(new Set([first, second, streamOf(id).toJSON().sink.httpAuthorization]).size).toBe(3);
  });

  it('keeps its token where Auth0 does not take the new one', async () => {
    const before = streamOf(id).toJSON().sink.httpAuthorization;
    tenant.fail(`PATCH ${STREAMS}`, () => apiError(400, 'no'));
    const refused = await at(source).refusal(ROTATE_TOKEN, { update_log_stream: true });
    expect(refused).toMatchObject({ code: 'auth0_refused' });
    expect(streamOf(id).toJSON().sink.httpAuthorization).toBe(before);
    await arrived(happen());
    expect(streamOf(id).health).toEqual([]);
  });

  it('is deleted there and forgotten here, and can be created again', async () => {
    await at(source).deleteStream();
    expect(tenant.streams.has(id)).toBe(false);
    expect((await at(source).get()).webhook).not.toHaveProperty('log_stream');
    expect(await at(source).refusal(READ_LOG_STREAM, {})).toMatchObject({
      code: 'no_log_stream',
    });
    await vi.waitFor(
      async () =>
        expect(await actionsOf(source)).toEqual(
          expect.arrayContaining(['log-stream-created', 'log-stream-deleted']),
        ),
      SOON,
    );
    const { endpoint } = wanted(source);
    const { log_stream } = await at(source).createStream({ endpoint });
    await tenant.streams.get(log_stream.id)?.stop();
    tenant.streams.delete(log_stream.id);
    const gone = await at(source).refusal(READ_LOG_STREAM, {});
    expect(gone).toMatchObject({ code: 'auth0_no_stream', statusCode: 404 });
    await at(source).deleteStream();
    expect((await at(source).get()).webhook).not.toHaveProperty('log_stream');
  });

  it('needs credentials anew once they are forgotten', async () => {
    await at(source).forget();
    expect(await at(source).get()).not.toHaveProperty('credentials');
    expect(await at(source).refusal(READ_LOG_STREAM, {})).toMatchObject({
      ...{ code: 'auth0_credentials_needed', statusCode: 400 },
    });
    const body = { credentials: credentials() };
    expect((await at(source).status(body)).log_stream.id).toBe(id);
    const kept = await at(source).keep(credentials({ domain: `https://${tenant.domain}/x` }));
    expect(kept).toMatchObject({ domain: tenant.domain, scopes: tenant.tokens.scopes });
    expect((await at(source).status()).log_stream.id).toBe(id);
  });
});

describe('what is refused leaves nothing behind:', () => {
  let source: Source;

  beforeAll(async () => {
    source = await create();
  });
  afterEach(async () => {
    tenant.tokens.scopes = [...SCOPES];
    tenant.maxStreams = 2;
    const { webhook, credentials: kept } = await at(source).get();
    expect({ webhook, kept }).toEqual({ webhook: source.webhook });
    expect(tenant.streams.size).toBe(1);
  });

  const refused = async (changes: object = {}) => {
    const body = wanted(source, { remember_credentials: true, ...changes });
    const refusal = await at(source).refusal(CREATE_LOG_STREAM, body);
    expect(refusal.remedy).toMatch(/\.$/);
    return refusal;
  };

  it('an unknown domain', async () => {
    const { code } = await refused({ credentials: credentials({ domain: 'acme.invalid' }) });
    // A machine without a name service cannot tell that there is none.
    expect(['auth0_domain_unknown', 'auth0_unreachable']).toContain(code);
  });

  it('a wrong secret', async () => {
    const wrong = 'wrong-secret-0123456789';
    secrets.add(wrong);
    const given = { credentials: credentials({ client_secret: wrong }) };
    expect(await refused(given)).toMatchObject({ code: 'auth0_wrong_credentials' });
    const kept = await at(source).refusal(KEEP_CREDENTIALS, given.credentials);
    expect(kept).toMatchObject({ code: 'auth0_wrong_credentials' });
  });

  it('an application that is not authorized', async () => {
    tenant.tokens.scopes = undefined;
    expect(await refused()).toMatchObject({ code: 'auth0_not_authorized' });
  });

  it('a scope that is missing', async () => {
    tenant.tokens.scopes = ['read:log_streams'];
    expect(await refused()).toMatchObject({
      code: 'auth0_scope_missing',
      message: expect.stringContaining('create:log_streams') as string,
    });
  });

  it('too many requests', async () => {
    tenant.fail(`POST ${STREAMS}`, () => rateLimited(3_600));
    expect(await refused()).toMatchObject({ code: 'auth0_rate_limited', statusCode: 429 });
  });

  it('more streams than the plan allows', async () => {
    tenant.maxStreams = 0;
    expect(await refused()).toMatchObject({ code: 'auth0_stream_limit', statusCode: 409 });
  });

  it('a certificate that nobody vouches for', async () => {
    const options = { certificate: makeCertificate('localhost') };
    const other = await startTenantApi(options);
    const { domain } = other;
    expect(await refused({ credentials: credentials({ domain }) })).toMatchObject({
      code: 'auth0_tls',
    });
    await other.stop();
  });

  it('loopback, unless kibana.yml allows it', async () => {
    for (const domain of ['127.0.0.1', 'https://[::1]/', '169.254.169.254']) {
      const body = { endpoint: PUBLIC_URL, credentials: credentials({ domain }) };
      const refusal = await at(source, () => strict).refusal(CREATE_LOG_STREAM, body);
      expect(refusal).toMatchObject({ code: 'auth0_address_forbidden', statusCode: 400 });
    }
  });

  it('keeping credentials where Kibana cannot encrypt', async () => {
    const refusal = await at(source, () => strict).refusal(CREATE_LOG_STREAM, {
      ...wanted(source, { remember_credentials: true }),
    });
    expect(refusal).toMatchObject({ code: 'cannot_encrypt' });
  });

  it.each<[string, object]>([
    ['endpoint', { endpoint: 'http://kibana.example/' }],
    ['categories', { categories: ['everything'] }],
    ['start_from', { start_from: '2999-01-01' }],
    ['credentials.domain', { credentials: { domain: 'x'.repeat(254) } }],
    ['unknown', { unknown: true }],
  ])('a body that is not as it should be: %s', async (field, changes) => {
    const body = { ...wanted(source), ...changes };
    const { message, statusCode } = await at(source).refusal(CREATE_LOG_STREAM, body);
    expect(statusCode).toBe(400);
    expect(message).toContain(field);
  });
});

it('shows, pauses and resumes the stream of a source of kibana.yml, and nothing else', async () => {
  const configured = at(CONFIGURED);
  const source = await configured.get();
  const { id = '' } = source.webhook?.log_stream ?? {};
  expect((await configured.status()).log_stream).toMatchObject({ id, status: 'paused' });
  const missed = happen();
  expect((await configured.update({ status: 'active' })).log_stream.status).toBe('active');
  await arrived(missed);
  expect((await configured.update({ status: 'paused' })).log_stream.status).toBe('paused');
  expect(streamOf(id).health).toEqual([]);
  const body = wanted(source);
  for (const [endpoint, given] of [
    [CREATE_LOG_STREAM, body],
    [DELETE_LOG_STREAM, {}],
    [ROTATE_TOKEN, { update_log_stream: true }],
    [KEEP_CREDENTIALS, body.credentials],
    [FORGET_CREDENTIALS, undefined],
  ] as const)
    expect(await configured.refusal(endpoint, given)).toMatchObject({
      ...{ code: 'source_is_configured', statusCode: 409 },
    });
});

it('lets a reader do none of it', async () => {
  const reader = new KibanaApi(api.baseUrl, `Basic ${btoa('reader:reader')}`);
  const endpoints: Endpoint[] = [CREATE_LOG_STREAM, READ_LOG_STREAM, UPDATE_LOG_STREAM];
  for (const endpoint of [...endpoints, DELETE_LOG_STREAM, ROTATE_TOKEN])
    expect(await reader.refusal('POST', pathOf(endpoint, CONFIGURED), {})).toMatchObject({
      statusCode: 403,
    });
});

it('tells no secret: not in an answer, a log line, or a saved object', async () => {
  await elasticsearch.indices.refresh({ index: '.kibana*' });
  const { hits } = await elasticsearch.search({
    ...{ index: '.kibana*', size: 10_000, expand_wildcards: 'all' },
  });
  const stored = JSON.stringify(hits.hits);
  expect(stored).toContain('auth0-logs-source-secrets');
  const known = [...secrets, ...accessTokens()].filter(Boolean);
  expect(known.length).toBeGreaterThan(10);
  for (const secret of known) {
    expect(stored).not.toContain(secret);
    expect(said.filter((text) => text.includes(secret))).toEqual([]);
  }
});
