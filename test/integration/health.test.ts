// What the page is told of each source: its state, activity and ingest delay, over hosts and a restart.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { pathOf } from '../../common/api/endpoint';
import { SOURCE_STATE_ORDER, type SourceHealth } from '../../common/api/health';
import {
  type CreateSourceAnswer,
  type Source,
  DELETE_SOURCE,
  UPDATE_SOURCE,
  CREATE_SOURCE,
  type UpdateSourceRequest,
} from '../../common/api/sources';
import type { WebhookAnswer } from '../../common/api/webhook';
import { pageRemedyOf } from '../../common/errors/failures';
import type { RunningHost } from '../../dev/host/start_host';
import {
  type FaultProxy,
  passOn,
  refuseWith,
  startFaultProxy,
  toBulk,
} from '../support/fault_proxy';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { makeHome, startTestHost } from '../support/host';
import { KibanaApi } from '../support/kibana_api';
import { readHealth } from '../support/read_health';
import { untilInstalled } from '../support/target';

const NAMESPACE = `health_${randomUUID().slice(0, 8)}`;
const TOKEN = 'own-token-0123456789abcdefghijkl';
const SOON = { timeout: 60_000, interval: 250 };
/** How long before its delivery an event happened. */
const AGE_MS = 5_000;

let proxy: FaultProxy;
let home: string;
let host: RunningHost;
/** Straight at Elasticsearch. */
let other: RunningHost;
let api: KibanaApi;
const created: string[] = [];

const start = (elasticsearchUrl: string, ownHome: string) =>
  startTestHost({ elasticsearchUrl, home: ownHome });

beforeAll(async () => {
  proxy = await startFaultProxy(elasticsearchOfWorker());
  home = await makeHome();
  host = await start(proxy.url, home);
  other = await start(elasticsearchOfWorker(), await makeHome());
  await Promise.all([host, other].map(({ url }) => untilInstalled(url)));
  api = new KibanaApi(host.url);
});

afterAll(async () => {
  // Other files share the Elasticsearch.
  for (const id of created) await api.delete(pathOf(DELETE_SOURCE, { id }));
  await Promise.all([host.stop(), other.stop()]);
  await proxy.stop();
});

/** On `host`; the other knows it within seconds. */
const create = async (changes: object = {}): Promise<Source> => {
  const name = `Tenant ${randomUUID().slice(0, 8)}`;
  const webhook = { token: TOKEN };
  const wanted = { name, namespace: NAMESPACE, webhook, ...changes };
  const { source } = await api.post<CreateSourceAnswer>(CREATE_SOURCE.path, wanted);
  created.push(source.id);
  return source;
};

const pause = ({ id, version = '', ...source }: Source): Promise<Source> => {
  const { name, namespace, tags, preserve_original_event } = source;
  const { drop_codes, mask_fields, hash_fields } = source;
  const request: UpdateSourceRequest = {
    ...{ name, namespace, tags, preserve_original_event, webhook: {} },
    ...{ drop_codes, mask_fields, hash_fields, version, enabled: false },
  };
  return api.put<Source>(pathOf(UPDATE_SOURCE, { id }), request);
};

const event = (type = 's') => {
  const log_id = randomUUID();
  return { log_id, data: { log_id, type, date: new Date(Date.now() - AGE_MS).toISOString() } };
};

interface Target {
  to?: RunningHost;
  token?: string;
}

const deliver = (
  { webhook }: Source,
  events: object[],
  { to = host, token = TOKEN }: Target = {},
) =>
  fetch(to.url + (webhook?.path ?? ''), {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/json' },
    body: JSON.stringify(events),
  });

const healthOf = async ({ id }: Source, by = host): Promise<SourceHealth> => {
  const { sources } = await readHealth(by.url);
  const found = sources.find(({ source }) => source.id === id);
  if (!found) throw new Error(`The health of ${id} is not told.`);
  return found;
};

const sum = (counts: number[]): number => counts.reduce((total, count) => total + count, 0);

interface Status {
  level: string;
  summary: string;
  detail?: string;
  meta?: { sources?: Record<string, string> };
}

const statusOf = async ({ url }: RunningHost): Promise<Status> => {
  const answer = await fetch(`${url}/api/status`);
  const { status } = (await answer.json()) as { status: { plugins: { auth0Logs: Status } } };
  return status.plugins.auth0Logs;
};

it('tells from the first event on what came, how late, and which codes are unknown', async () => {
  const source = await create({ drop_codes: ['sapi'] });
  expect(await healthOf(source)).toMatchObject({ state: 'never_received', unknown_codes: [] });

  const code = `new-${randomUUID().slice(0, 8)}`;
  await deliver(source, [event(), event(code), event(), event('sapi')]);
  const health = await healthOf(source);
  expect(health).toMatchObject({
    state: 'receiving',
    counters: { accepted: 3, dropped: 1, unknown_code: 1 },
    unknown_codes: [code],
  });
  expect(health.per_minute).toHaveLength(60);
  expect(sum(health.per_minute)).toBe(3);
  expect(health).not.toHaveProperty('last_error');

  await vi.waitFor(async () => expect(await healthOf(source)).toHaveProperty('ingest_delay'), SOON);
  const { ingest_delay } = await healthOf(source);
  expect(ingest_delay?.ms).toBeGreaterThan(AGE_MS);
  expect(ingest_delay?.ms).toBeLessThan(AGE_MS + SOON.timeout);
  expect(Date.parse(ingest_delay?.measured_at ?? '')).toBeLessThanOrEqual(Date.now());
});

it('adds up what the nodes of one cluster took, and keeps it over a restart', async () => {
  const source = await create();
  await deliver(source, [event(), event('new-here')]);
  await vi.waitFor(async () => {
    const answer = await deliver(source, [event('new-there')], { to: other });
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as WebhookAnswer).accepted).toBe(1);
  }, SOON);
  const isWhole = async (by: RunningHost) => {
    const { counters, per_minute, unknown_codes } = await healthOf(source, by);
    expect(counters.accepted).toBe(3);
    expect(sum(per_minute)).toBe(3);
    expect([...unknown_codes].sort()).toEqual(['new-here', 'new-there']);
  };
  await vi.waitFor(() => isWhole(host), SOON);
  await vi.waitFor(() => isWhole(other), SOON);
  await host.stop();
  host = await start(proxy.url, home);
  api = new KibanaApi(host.url);
  await untilInstalled(host.url);
  await vi.waitFor(() => isWhole(host), SOON);
});

it('knows a paused source, on every node, and no failure in it', async () => {
  const source = await create();
  await deliver(source, [event()]);
  await pause(source);
  const answer = await deliver(source, [event()]);
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await deliver(source, [event()], { token: 'wrong' })).status).toBe(401);
  for (const by of [host, other]) {
    const health = await healthOf(source, by);
    expect(health.state).toBe('paused');
    expect(health).not.toHaveProperty('last_error');
  }
  await vi.waitFor(async () => {
    const there = await deliver(source, [event()], { to: other });
    expect(await there.json()).toMatchObject({ code: 'source_paused' });
  }, SOON);
});

it('takes no wrong token for a failure, and counts it for the source that it was sent to', async () => {
  const [source, neighbour] = [await create(), await create()];
  await deliver(source, [event()]);
  for (const token of ['wrong', 'wrong too'])
    expect((await deliver(source, [event()], { token })).status).toBe(401);
  const health = await healthOf(source);
  expect(health).toMatchObject({
    ...{ state: 'receiving', counters: { refused: 2 } },
    authentication_failures: { count: 2, addresses: 1 },
  });
  expect(health).not.toHaveProperty('last_error');
  const { last = '' } = health.authentication_failures;
  expect(Date.now() - Date.parse(last)).toBeLessThan(SOON.timeout);
  expect(await healthOf(neighbour)).toMatchObject({
    ...{ state: 'never_received', counters: { refused: 0 } },
    authentication_failures: { count: 0, addresses: 0 },
  });
});

it('is degraded once a record failed, and lists first what needs attention', async () => {
  const receiving = await create();
  const degraded = await create();
  const fresh = await create();
  const paused = await create();
  await deliver(receiving, [event()]);
  const answer = await deliver(degraded, [event(), { no: 'event' }]);
  expect(await answer.json()).toMatchObject({ accepted: 1, failed: 1 });
  await pause(paused);
  const health = await healthOf(degraded);
  expect(health).toMatchObject({ state: 'degraded', counters: { accepted: 1, failed: 1 } });
  expect(Date.parse(health.last_failed_at ?? '')).toBeGreaterThan(Date.now() - SOON.timeout);
  const ours = [receiving, degraded, fresh, paused].map(({ id }) => id);
  const { sources } = await readHealth(host.url);
  expect(
    sources.filter(({ source }) => ours.includes(source.id)).map(({ state }) => state),
  ).toEqual(['degraded', 'never_received', 'receiving', 'paused']);
  const places = sources.map(({ state }) => SOURCE_STATE_ORDER.indexOf(state));
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

it('is failing while Elasticsearch refuses, here and in the status, and receives again', async () => {
  const source = await create();
  await deliver(source, [event()]);
  expect((await healthOf(source)).state).toBe('receiving');

  proxy.fault = toBulk(refuseWith(403, 'security_exception'));
  expect((await deliver(source, [event()])).status).toBe(503);
  const { last_error, state } = await healthOf(source);
  expect(state).toBe('failing');
  expect(last_error).toMatchObject({ code: 'no_write_access' });
  await vi.waitFor(async () => expect((await healthOf(source, other)).state).toBe('failing'), SOON);
  await vi.waitFor(async () => {
    const status = await statusOf(host);
    expect(status).toMatchObject({ level: 'degraded', detail: pageRemedyOf('no_write_access') });
    expect(status.summary).toContain(source.name);
    expect(status.meta?.sources?.[source.id]).toBe('failing');
  }, SOON);

  proxy.fault = passOn;
  await vi.waitFor(async () => expect((await deliver(source, [event()])).status).toBe(200), SOON);
  expect(await healthOf(source)).toMatchObject({ state: 'degraded', last_error });
  await vi.waitFor(async () => {
    const { level, meta } = await statusOf(host);
    expect({ level, state: meta?.sources?.[source.id] }).toEqual({
      level: 'available',
      state: 'degraded',
    });
  }, SOON);
});

it('names what is lost where Kibana cannot encrypt', async () => {
  const { shortcomings } = await readHealth(host.url);
  expect(shortcomings.map(({ code }) => code)).toContain('no_encryption_key');
});
