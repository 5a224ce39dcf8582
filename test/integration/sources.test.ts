// The API of sources on the development host: what is made there takes events at once, on every node.
import { randomUUID } from 'node:crypto';
import { Client } from '@elastic/elasticsearch';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pathOf } from '../../common/api/endpoint';
import type { ErrorBody } from '../../common/api/errors';
import {
  type CreateSourceAnswer,
  ROTATE_TOKEN,
  type Source,
  READ_SOURCE,
  CREATE_SOURCE,
  LIST_SOURCES,
  type SourcesAnswer,
} from '../../common/api/sources';
import { webhookPath } from '../../common/api/webhook';
import type { RunningHost } from '../../dev/host/start_host';
import { checkAnswer } from '../openapi/check_answer';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { KibanaApi } from '../support/kibana_api';
import { makeHome, startTestHost } from '../support/host';
import { readHealth } from '../support/read_health';
import { untilInstalled } from '../support/target';

const NAMESPACE = `sources_${randomUUID().slice(0, 8)}`;
const DATA_STREAM = `logs-auth0.logs-${NAMESPACE}`;
const SOON = { timeout: 20_000, interval: 200 };
const OWN_TOKEN = 'own-token-0123456789abcdefghijkl';
const webhook = { token: OWN_TOKEN };
const config = {
  'xpack.encryptedSavedObjects.encryptionKey': 'an-encryption-key-of-32-characters-and-more',
};

let hosts: RunningHost[];
let api: KibanaApi;
let other: KibanaApi;
const elasticsearch = new Client({ node: elasticsearchOfWorker() });

beforeAll(async () => {
  const start = async () =>
    startTestHost({ elasticsearchUrl: elasticsearchOfWorker(), config, home: await makeHome() });
  hosts = [await start(), await start()];
  await Promise.all(hosts.map(({ url }) => untilInstalled(url)));
  [api, other] = hosts.map((host) => new KibanaApi(host.url)) as [KibanaApi, KibanaApi];
});

afterAll(async () => {
  await Promise.all(hosts.map((host) => host.stop()));
  await elasticsearch.close();
});

const create = (changes: object = {}) =>
  api.post<CreateSourceAnswer>(CREATE_SOURCE.path, {
    name: `Tenant ${randomUUID().slice(0, 8)}`,
    namespace: NAMESPACE,
    webhook: {},
    ...changes,
  });

const event = (changes: object = {}) => {
  const log_id = randomUUID();
  return { log_id, data: { log_id, type: 's', date: new Date().toISOString(), ...changes } };
};

const deliver = async (source: Source, token: string, to = api, events: object = event()) => {
  const [method, path] = ['POST', webhookPath(source.id)];
  const answer = await fetch(to.baseUrl + path, {
    method,
    headers: { authorization: token, 'content-type': 'application/json' },
    body: JSON.stringify(events),
  });
  const { status } = answer;
  checkAnswer({ method, path, status, body: await answer.clone().json() });
  return answer;
};

const documentOf = async (id: string) => {
  await elasticsearch.indices.refresh({ index: DATA_STREAM });
  const { hits } = await elasticsearch.search({
    index: DATA_STREAM,
    query: { ids: { values: [id] } },
  });
  return hits.hits[0]?._source;
};

it('takes events of a new source at once here, and within seconds on another node', async () => {
  const { source, token = '' } = await create();
  expect(source).toMatchObject({ managed_by: 'api', data_stream: DATA_STREAM, enabled: true });
  expect((await deliver(source, token)).status).toBe(200);
  await vi.waitFor(
    async () => expect((await deliver(source, token, other)).status).toBe(200),
    SOON,
  );
  const listed = (await other.get<SourcesAnswer>(LIST_SOURCES.path)).sources;
  expect(listed.map(({ id }) => id)).toContain(source.id);
  expect(JSON.stringify(listed)).not.toContain(token);
});

it('refuses what it cannot take, with the remedy', async () => {
  const refusals: [object, RegExp][] = [
    [{ namespace: 'A-B' }, /use up to 100 lower-case letters/],
    [{ webhook: { token: 'short' } }, /at least 24 characters/],
    [{ webhook: undefined }, /give it an input: webhook, api, or both/],
    [{ api: { interval: '5s' } }, /use a duration from "10s" to "1d"/],
    [{ id: 'Not An Id' }, /use up to 64 lower-case letters/],
    [{ mask_fields: ['a b'] }, /joined by dots/],
    [{ unknown_setting: 1 }, /definition for this key is missing/],
  ];
  for (const [changes, message] of refusals) {
    const body = await api.refusal<ErrorBody>('POST', CREATE_SOURCE.path, {
      ...{ name: 'x', webhook: {} },
      ...changes,
    });
    expect(body).toMatchObject({ statusCode: 400 });
    expect(body.message).toMatch(message);
  }
  const { source } = await create();
  const taken = { name: 'x', id: source.id, webhook: {} };
  expect(await api.refusal('POST', CREATE_SOURCE.path, taken)).toMatchObject({
    ...{ statusCode: 409, code: 'source_exists', remedy: 'Choose another ID.' },
  });
  expect(await api.refusal('GET', pathOf(READ_SOURCE, { id: 'nobody' }))).toMatchObject({
    code: 'no_such_source',
  });
});

describe('a source', () => {
  const path = (source: Source) => pathOf(READ_SOURCE, { id: source.id });
  const update = (source: Source, changes: Partial<Source>) => {
    const { version, name, namespace, tags, enabled, preserve_original_event } = source;
    const { drop_codes, mask_fields, hash_fields } = source;
    const settings = { name, namespace, tags, enabled, preserve_original_event, webhook: {} };
    const lists = { drop_codes, mask_fields, hash_fields };
    return api.put<Source>(path(source), { version, ...settings, ...lists, ...changes });
  };

  it('that is paused asks Auth0 to come again, and takes events once resumed', async () => {
    const { source } = await create({ webhook });
    const paused = await update(source, { enabled: false });
    const answer = await deliver(source, OWN_TOKEN);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ code: 'source_paused' });
    expect((await deliver(source, 'wrong')).status).toBe(401);
    await update(paused, { enabled: true });
    expect((await deliver(source, OWN_TOKEN)).status).toBe(200);
  });

  it('that has changed since is not overwritten', async () => {
    const { source } = await create();
    await update(source, { name: 'first' });
    const { version, name, namespace, tags, enabled } = source;
    const body = { version, name, namespace, tags, enabled, webhook: {} };
    expect(await api.refusal('PUT', path(source), body)).toMatchObject({ code: 'source_changed' });
  });

  it('drops the codes that it shall, and counts them', async () => {
    const { source } = await create({ webhook, drop_codes: ['sapi'] });
    const [kept, dropped] = [event(), event({ type: 'sapi' })];
    const answer = await deliver(source, OWN_TOKEN, api, [kept, dropped]);
    expect(await answer.json()).toMatchObject({ accepted: 1, dropped: 1, failed: 0 });
    expect(await documentOf(kept.log_id)).toBeDefined();
    expect(await documentOf(dropped.log_id)).toBeUndefined();
  });

  it('masks and hashes before anything is stored', async () => {
    const { source } = await create({
      ...{ webhook, mask_fields: ['user_name'], hash_fields: ['ip', 'email'] },
      preserve_original_event: true,
    });
    const [name, email, ip] = ['jane.doe', 'jane@doe.example', '203.0.113.77'];
    const details = { request: { ip, auth: { user: { email, name } } } };
    const one = event({ user_name: name, ip, description: `${name} <${email}>`, details });
    expect(await (await deliver(source, OWN_TOKEN, api, one)).json()).toMatchObject({
      accepted: 1,
    });
    const text = JSON.stringify(await documentOf(one.log_id));
    for (const value of [name, email, ip]) expect(text).not.toContain(value);
    expect(text.match(/hmac:[0-9a-f]{32}/g)?.length).toBeGreaterThan(2);
  });

  it('takes the token before until its time is up', async () => {
    const { source } = await create({ webhook });
    const rotate = (body: object) =>
      api.post<CreateSourceAnswer>(pathOf(ROTATE_TOKEN, { id: source.id }), body);
    const first = await rotate({});
    expect(first.source.webhook?.token.previous_valid_until).toBeDefined();
    for (const token of [OWN_TOKEN, first.token ?? ''])
      expect((await deliver(source, token)).status).toBe(200);
    const second = await rotate({ keep_previous_for: '0s' });
    expect((await deliver(source, OWN_TOKEN)).status).toBe(401);
    expect((await deliver(source, first.token ?? '')).status).toBe(401);
    expect((await deliver(source, second.token ?? '')).status).toBe(200);
  });

  it('that is deleted is unknown, and its events stay', async () => {
    const { source, token = '' } = await create();
    const one = event();
    await deliver(source, token, api, one);
    await api.delete(path(source));
    expect((await deliver(source, token)).status).toBe(404);
    expect(await documentOf(one.log_id)).toBeDefined();
  });
});

it('lists a source without a webhook; nobody can post to it, or make it look bad', async () => {
  const { source, token } = await create({ webhook: undefined, api: { interval: '1h' } });
  expect(token).toBeUndefined();
  expect(source).not.toHaveProperty('webhook');
  expect(source.api).toMatchObject({ interval: '1h', batch_size: 100 });
  for (const to of [api, other]) {
    await vi.waitFor(async () => {
      const listed = (await to.get<SourcesAnswer>(LIST_SOURCES.path)).sources;
      expect(listed).toContainEqual(source);
    }, SOON);
    const answer = await deliver(source, OWN_TOKEN, to);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'unknown_source' });
  }
  const { sources } = await readHealth(api.baseUrl);
  expect(sources.find(({ source: { id } }) => id === source.id)).toMatchObject({
    ...{ state: 'never_received', counters: { refused: 0 } },
    authentication_failures: { count: 0 },
  });
  const rotate = pathOf(ROTATE_TOKEN, { id: source.id });
  expect(await api.refusal('POST', rotate, {})).toMatchObject({
    ...{ statusCode: 409, code: 'no_webhook' },
  });
});

it('removes a webhook by an update that leaves it out, and adds one without a token', async () => {
  const { source } = await create({ webhook, api: {} });
  const { version, name, namespace, api: settings } = source;
  const path = pathOf(READ_SOURCE, { id: source.id });
  const without = await api.put<Source>(path, { version, name, namespace, api: settings });
  expect(without).not.toHaveProperty('webhook');
  expect((await deliver(source, OWN_TOKEN)).status).toBe(404);
  const body = { version: without.version, name, namespace, webhook: {} };
  const again = await api.put<Source>(path, body);
  expect(again).toMatchObject({ webhook: { token: {} } });
  expect(again).not.toHaveProperty('api');
  expect((await deliver(source, OWN_TOKEN)).status).toBe(401);
  const { token = '' } = await api.post<CreateSourceAnswer>(
    pathOf(ROTATE_TOKEN, { id: source.id }),
    {},
  );
  expect((await deliver(source, token)).status).toBe(200);
});

it('leaves no secret in Elasticsearch', async () => {
  const { token = '' } = await create({ hash_fields: ['email'] });
  await elasticsearch.indices.refresh({ index: '.kibana*' });
  const { hits } = await elasticsearch.search({
    ...{ index: '.kibana*', size: 1_000, expand_wildcards: 'all' },
  });
  expect(hits.hits.length).toBeGreaterThan(0);
  const stored = JSON.stringify(hits.hits);
  for (const secret of [token, OWN_TOKEN, 'hash_key']) expect(stored).not.toContain(secret);
});
