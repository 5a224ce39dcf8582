// The plugin on a secured cluster, as Kibana's own user, an administrator, a reader and a stranger.
// Every user, role and refusal is Elasticsearch's own. API keys are where the recorded contract of
// dev/host/elasticsearch/recorded_api_keys.ts stands in: this Elasticsearch cannot create any.
import { Client } from '@elastic/elasticsearch';
import type { KibanaRequest } from '@kbn/core/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { READ_RECENT_EVENTS } from '../../common/api/events';
import { READ_HEALTH } from '../../common/api/health';
import { GRANT_WRITE_ACCESS } from '../../common/api/write_access';
import { basicAuthorization, HOST_USER, WRITER_USER } from '../../dev/elasticsearch/file_realm';
import { securityOn } from '../../dev/host/elasticsearch/api_keys';
import { type ClusterClient, clusterClient } from '../../dev/host/elasticsearch/cluster_client';
import { RECORDED_KEYS_INDEX } from '../../dev/host/elasticsearch/recorded_api_keys';
import type { RunningHost } from '../../dev/host/start_host';
import { generate } from '../../dev/tenant/generate';
import { EVENT_PRIVILEGES } from '../../server/installation/event_privileges';
import { SECURED, startTestHost } from '../support/host';
import { webhookOf } from '../support/host_webhook';
import { type OwnElasticsearch, startOwnElasticsearch } from '../support/own_elasticsearch';

/** Installing the templates, and forgetting a key that was revoked, take a while. */
const LIMIT = { timeout: 60_000, interval: 250 };
const EVENTS = generate(5, 1);

let elasticsearch: OwnElasticsearch;
let admin: Client;
let host: RunningHost;

beforeAll(async () => {
  elasticsearch = await startOwnElasticsearch({ secured: true });
  admin = new Client({ node: elasticsearch.url, auth: { username: 'admin', password: 'admin' } });
  host = await startTestHost({
    elasticsearchUrl: elasticsearch.url,
    // The operator may press the button, and has no right to what it would lend.
    config: { ...SECURED, 'devHost.grants': { operator: ['all'] } },
  });
});
afterAll(async () => {
  await host.stop();
  await admin.close();
  await elasticsearch.remove();
});

/** Elasticsearch as the host has it. */
async function asHost(work: (cluster: ClusterClient) => Promise<void>) {
  const user = { username: HOST_USER, password: HOST_USER };
  const cluster = clusterClient(elasticsearch.url, user);
  try {
    await work(cluster);
  } finally {
    await cluster.close();
  }
}

async function ask(method: 'GET' | 'POST', path: string, user?: string) {
  const headers = {
    'kbn-xsrf': 'test',
    'content-type': 'application/json',
    ...(user !== undefined && { authorization: basicAuthorization(user) }),
  };
  const body = method === 'POST' ? '{}' : undefined;
  const response = await fetch(host.url + path, { method, headers, body });
  return { status: response.status, body: (await response.json()) as unknown };
}

async function deliver(): Promise<unknown> {
  const { url, headers } = webhookOf(host);
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(EVENTS) });
  return { status: response.status, body: (await response.json()) as unknown };
}

const refused = { status: 503, body: { code: 'no_write_access' } };
const answered = (counts: object) => ({ status: 200, body: counts });

const grantAs = (user: string) => ask('POST', GRANT_WRITE_ACCESS.path, user);

it('lacks on this Elasticsearch what the recorded contract stands in for, and no more', async () => {
  const created = admin.security.createApiKey({ name: 'any' });
  await expect(created).rejects.toThrow('Unknown filter type [pattern_capture]');
  await asHost(async ({ asInternalUser }) => {
    const written = asInternalUser.index({ index: 'logs-auth0.logs-default', document: {} });
    await expect(written).rejects.toMatchObject({ statusCode: 403 });
  });
});

it('has a recorded key open until it is invalidated', async () => {
  await asHost(async (cluster) => {
    const { apiKeys } = securityOn(cluster).authc;
    const request = { headers: { authorization: basicAuthorization('admin') } } as KibanaRequest;
    const role_descriptors = { writer: { indices: [EVENT_PRIVILEGES] } };
    const key = await apiKeys.grantAsInternalUser(request, { name: 'any', role_descriptors });
    const credentials = Buffer.from(`${key?.id ?? ''}:${key?.api_key ?? ''}`).toString('base64');
    const scoped = cluster.asScoped({ headers: { authorization: `ApiKey ${credentials}` } });
    const client = scoped.asCurrentUser;
    expect(await client.security.authenticate()).toMatchObject({ username: WRITER_USER });
    await apiKeys.invalidateAsInternalUser({ ids: [key?.id ?? ''] });
    await expect(client.security.authenticate()).rejects.toMatchObject({ statusCode: 401 });

    const stranger = { headers: { authorization: 'Basic ' + btoa('reader:wrong') } };
    const forged = apiKeys.grantAsInternalUser(stranger as KibanaRequest, {
      ...{ name: 'any', role_descriptors },
    });
    await expect(forged).rejects.toMatchObject({ statusCode: 403 });
  });
});

it('refuses events until it may write them', async () => {
  await expect.poll(deliver, LIMIT).toMatchObject(refused);
});

it('asks for a login on internal routes, while the webhook stays open', async () => {
  expect((await ask('GET', READ_HEALTH.path)).status).toBe(401);
  expect((await ask('GET', READ_HEALTH.path, 'nobody')).status).toBe(401);
  expect(await deliver()).toMatchObject(refused);
});

it('lends no key on behalf of who may not write', async () => {
  expect((await grantAs('reader')).status).toBe(403);
  expect(await grantAs('operator')).toMatchObject({ body: { code: 'may_not_grant' } });
  expect(await deliver()).toMatchObject(refused);
});

it('writes with the key that the administrator lends', async () => {
  expect(await grantAs('admin')).toEqual({ status: 200, body: { granted: true } });
  expect(await deliver()).toMatchObject(answered({ accepted: 1, duplicate: 0 }));
  expect(await deliver()).toMatchObject(answered({ accepted: 0, duplicate: 1 }));
});

it('shows the events to a reader, and to no stranger', async () => {
  const events = () => ask('GET', READ_RECENT_EVENTS.path, 'reader');
  await expect.poll(events, LIMIT).toMatchObject({ status: 200, body: { events: [{}] } });
  expect((await ask('GET', READ_RECENT_EVENTS.path, 'stranger')).status).toBe(403);
});

it('notices a revoked key, and goes on with a new one', async () => {
  await admin.indices.delete({ index: RECORDED_KEYS_INDEX });
  expect(await deliver()).toMatchObject(refused);
  expect((await grantAs('admin')).status).toBe(200);
  expect(await deliver()).toMatchObject(answered({ accepted: 0, duplicate: 1 }));
});

it('leaves no key behind but the one in use', async () => {
  expect((await grantAs('admin')).status).toBe(200);
  expect((await grantAs('operator')).status).toBe(403);
  await admin.indices.refresh({ index: RECORDED_KEYS_INDEX });
  expect((await admin.count({ index: RECORDED_KEYS_INDEX })).count).toBe(1);
  expect(await deliver()).toMatchObject(answered({ accepted: 0, duplicate: 1 }));
});
