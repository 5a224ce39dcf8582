// Failed events over HTTP on the development host: listed, read, replayed after a fix, discarded.
import { Client } from '@elastic/elasticsearch';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { pathOf } from '../../common/api/endpoint';
import {
  READ_FAILED_EVENT,
  LIST_FAILED_EVENTS,
  type FailedEventsAnswer,
  DISCARD_FAILED_EVENTS,
  type DiscardAnswer,
  REPLAY_FAILED_EVENTS,
  type ReplayAnswer,
  type ReplayRequest,
  type WholeFailedEvent,
} from '../../common/api/failed_events';
import { PREVIEW_EVENT, type PreviewAnswer } from '../../common/api/preview';
import { CREATE_SOURCE } from '../../common/api/sources';
import { webhookPath, type WebhookAnswer } from '../../common/api/webhook';
import { dataStreamName } from '../../common/plugin';
import type { RunningHost } from '../../dev/host/start_host';
import { FAILED_EVENT_INDEX } from '../../server/failed_events/failed_event_store';
import { EVENT_LOG_INDEX, type EventLogDocument } from '../../server/telemetry/event_log_index';
import { sha256 } from '../../server/hashing';
import { BodySender } from '../support/body_sender';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { documentIds } from '../support/event_ids';
import { type FaultProxy, passOn, resetBefore, startFaultProxy } from '../support/fault_proxy';
import { startTestHost, TOKEN } from '../support/host';
import { openWebhook } from '../support/host_webhook';

/** Other test files leave failed events of other sources behind. */
const SOURCE = `failed-events-${Date.now()}`;
const OTHER = `${SOURCE}-other`;
const NAMESPACE = SOURCE.replaceAll('-', '_');
const DATA_STREAM = dataStreamName(NAMESPACE);
const SOON = { timeout: 20_000, interval: 100 };
const elasticsearchUrl = elasticsearchOfWorker();
const elasticsearch = new Client({ node: elasticsearchUrl });

let proxy: FaultProxy;
let host: RunningHost;
let sender: BodySender;

beforeAll(async () => {
  proxy = await startFaultProxy(elasticsearchUrl);
  host = await startTestHost({ elasticsearchUrl: proxy.url });
  (await openWebhook(host, 1)).close();
  const settings = { name: 'FailedEvents', namespace: NAMESPACE, mask_fields: ['user_name'] };
  await call(CREATE_SOURCE.path, { ...settings, id: SOURCE, webhook: { token: TOKEN } });
  sender = new BodySender({
    url: host.url + webhookPath(SOURCE),
    headers: { authorization: TOKEN, 'content-type': 'application/json' },
    connections: 1,
  });
});

afterAll(async () => {
  sender.close();
  await host.stop();
  await proxy.stop();
  await elasticsearch.close();
});

const call = async <T>(path: string, body?: object, user = 'admin'): Promise<T> => {
  const response = await fetch(host.url + path, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Basic ${Buffer.from(`${user}:${user}`).toString('base64')}`,
      'content-type': 'application/json',
      'kbn-xsrf': 'true',
      'x-elastic-internal-origin': 'auth0Logs',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  return (await response.json()) as T;
};

const list = async (query = '', source = SOURCE): Promise<FailedEventsAnswer> => {
  await elasticsearch.indices.refresh({ index: FAILED_EVENT_INDEX });
  return call<FailedEventsAnswer>(`${LIST_FAILED_EVENTS.path}?size=100&source=${source}${query}`);
};
const replay = (body: ReplayRequest) => call<ReplayAnswer>(REPLAY_FAILED_EVENTS.path, body);
const discard = (body: object) => call<DiscardAnswer>(DISCARD_FAILED_EVENTS.path, body);

interface Kept {
  raw: string;
  code?: string;
  source?: string;
}

/** As a delivery leaves them that Elasticsearch refused, or nobody could read. */
const keep = async (failedEvents: Kept[]): Promise<string[]> => {
  const stored = failedEvents.map(({ raw, code = 'refused', source = SOURCE }, at) => ({
    ...{ source, input: 'webhook', received: new Date().toISOString(), position: at + 1 },
    ...{ code, reason: 'r', raw },
    ...{ excerpt: raw.slice(0, 1_000), length: raw.length },
  }));
  const ids = stored.map(({ source, raw }) => sha256(`${source}\n${raw}`));
  const operations = stored.flatMap((failedEvent, at) => [
    { create: { _id: ids[at] ?? '' } },
    failedEvent,
  ]);
  const { errors } = await elasticsearch.bulk({
    index: FAILED_EVENT_INDEX,
    operations,
    refresh: true,
  });
  expect(errors).toBe(false);
  return ids;
};

const event = (log_id: string, data: object = {}): string =>
  JSON.stringify({ log_id, data: { log_id, type: 's', date: '2026-01-02T03:04:05Z', ...data } });

const indexed = async (id: string) => {
  await elasticsearch.indices.refresh({ index: DATA_STREAM });
  const query = { ids: { values: [id] } };
  return (await elasticsearch.search<Record<string, unknown>>({ index: DATA_STREAM, query })).hits
    .hits;
};

it('lists what deliveries left behind, newest first, and reads one whole', async () => {
  const broken = `{"log_id":"1", ${'x'.repeat(2_000)}`;
  await sender.post(`${event(randomUUID())}\n${broken}\n42`);
  await sender.post(Buffer.concat([Buffer.from(`${event(randomUUID())}\n`), Buffer.from([0xff])]));
  const { failed_events: failedEvents, total, groups } = await list();
  expect(failedEvents.map(({ code }) => code)).toEqual(['not_utf8', 'not_an_object', 'not_json']);
  expect(total).toBe(3);
  expect(groups).toContainEqual({ source: SOURCE, code: 'not_json', count: 1 });
  const [, , failedEvent] = failedEvents;
  expect(failedEvent).toMatchObject({ position: 2, length: broken.length, source: SOURCE });
  expect(failedEvent?.excerpt).toBe(broken.slice(0, 1_000));
  const whole = await call<WholeFailedEvent>(
    pathOf(READ_FAILED_EVENT, { id: failedEvent?.id ?? '' }),
  );
  expect(whole).toEqual({ ...failedEvent, raw: broken });

  const some = await list('&code=not_json');
  expect(some).toMatchObject({ total: 1, groups });
  expect(await list('&from=1')).toMatchObject({ total: 3, failed_events: { length: 2 } });
  expect(await call(pathOf(READ_FAILED_EVENT, { id: 'none' }))).toMatchObject({
    code: 'no_such_failed_event',
  });
});

it('keeps them from who may only read', async () => {
  for (const [path, body] of [
    [LIST_FAILED_EVENTS.path],
    [REPLAY_FAILED_EVENTS.path, {}],
    [DISCARD_FAILED_EVENTS.path, {}],
  ] as const)
    expect(await call(path, body, 'reader')).toMatchObject({ statusCode: 403 });
});

it('replays what can be indexed by now, by the settings of today, and keeps the rest', async () => {
  const [first, again, bytes] = [randomUUID(), randomUUID(), randomUUID()];
  await sender.post(event(again));
  const ids = await keep([
    { raw: event(first, { user_name: 'nobody@example.com' }) },
    { raw: event(again) },
    { raw: Buffer.from(event(bytes)).toString('base64'), code: 'not_utf8' },
    { raw: `${event(randomUUID())}\nno JSON`, code: 'not_json' },
    { raw: '{', code: 'not_json' },
    { raw: event(randomUUID()), source: `${SOURCE}-gone` },
  ]);
  const before = await list();
  const answer = await replay({ ids });
  expect(answer).toMatchObject({ replayed: 3, failed: 3, remaining: 0 });
  expect(answer).not.toHaveProperty('next');
  expect(answer.failures.sort((a, b) => a.code.localeCompare(b.code))).toEqual([
    { code: 'no_such_source', count: 1 },
    { code: 'not_json', count: 2 },
  ]);
  const [hit] = await indexed(first);
  expect(hit?._source).toMatchObject({ '@timestamp': '2026-01-02T03:04:05.000Z' });
  const failedEvent = before.failed_events.find(({ id }) => id === ids[0]);
  expect(hit?._source).toMatchObject({ event: { created: failedEvent?.received } });
  expect(JSON.stringify(hit)).not.toContain('nobody@example.com');
  expect(await indexed(bytes)).toHaveLength(1);
  const after = await list();
  expect(after.total).toBe(before.total - 3);
  expect(after.failed_events.map(({ id }) => id)).toEqual(expect.arrayContaining(ids.slice(3, 5)));
});

it('replays what Elasticsearch refused, once it takes it', async () => {
  const id = randomUUID();
  const refused = event(id, { hostname: 'no-number' });
  await withHostname({ type: 'long' });
  expect((await sender.post(refused)).text).toContain('"failed":1');
  const [failedEvent] = (await list('&code=refused')).failed_events;
  const ids = [failedEvent?.id ?? ''];
  expect(await replay({ ids })).toMatchObject({
    ...{ replayed: 0, failed: 1, remaining: 0 },
    failures: [{ code: 'refused', count: 1 }],
  });
  expect(await list('&code=refused')).toMatchObject({ total: 1, failed_events: [failedEvent] });
  await withHostname(undefined);
  expect(await replay({ ids })).toMatchObject({ replayed: 1, failed: 0 });
  expect(await indexed(id)).toHaveLength(1);
  expect(await list('&code=refused')).toMatchObject({ total: 0 });
});

it('keeps a record that is no event, and replays it once it is understood', async () => {
  const id = randomUUID();
  const noEvent = JSON.stringify({ nothing: 'of Auth0' });
  const answer = JSON.parse((await sender.post(`${event(id)}\n${noEvent}`)).text) as WebhookAnswer;
  expect(answer).toMatchObject({
    ...{ accepted: 1, duplicate: 0, failed: 1 },
    rejected: [{ position: 2, code: 'not_an_event' }],
  });
  const { total, failed_events } = await list('&code=not_an_event');
  expect(total).toBe(1);
  expect(failed_events).toMatchObject([
    { source: SOURCE, input: 'webhook', position: 2, code: 'not_an_event', excerpt: noEvent },
  ]);
  expect(await indexed(id)).toHaveLength(1);
  const { count } = await elasticsearch.count({
    index: DATA_STREAM,
    query: { term: { 'event.kind': 'pipeline_error' } },
  });
  expect(count).toBe(0);
  expect(await replay({ source: SOURCE, code: 'not_an_event' })).toMatchObject({
    ...{ replayed: 0, failed: 1, failures: [{ code: 'not_an_event', count: 1 }] },
  });

  // What an earlier version did not understand, and this one does.
  const understood = randomUUID();
  await keep([{ raw: event(understood), code: 'not_an_event' }]);
  expect(await replay({ source: SOURCE, code: 'not_an_event' })).toMatchObject({
    ...{ replayed: 1, failed: 1 },
  });
  expect(await indexed(understood)).toHaveLength(1);
  expect(await list('&code=not_an_event')).toMatchObject({ total: 1 });
  await discard({ source: SOURCE, code: 'not_an_event' });
});

/** A cluster's own addition to the template, which may contradict the documents; in force at once. */
const withHostname = async (hostname: { type: 'long' } | undefined) => {
  await elasticsearch.cluster.putComponentTemplate({
    name: 'logs-auth0.logs@custom',
    template: hostname
      ? {
          settings: { 'index.mapping.ignore_malformed': false },
          mappings: { properties: { 'auth0.logs.data.hostname': hostname } },
        }
      : {},
  });
  await elasticsearch.indices.rollover({ alias: DATA_STREAM });
};

it('goes through any number of failed events, each once, and ends', async () => {
  const good: string[] = Array.from({ length: 230 }, () => randomUUID());
  await keep(good.map((id) => ({ raw: event(id) })));
  await keep(Array.from({ length: 20 }, (_, at) => ({ raw: `{${at}` })));
  const { as_of: until } = await list();
  await keep([{ raw: event(randomUUID()), code: 'refused' }]);
  const answers: ReplayAnswer[] = [];
  let after: string | undefined;
  do {
    const answer = await replay({
      source: SOURCE,
      code: 'refused',
      until,
      after,
    });
    answers.push(answer);
    after = answer.next;
  } while (after !== undefined);
  expect(answers.map(({ remaining }) => remaining)).toEqual([150, 50, 0]);
  expect(answers.map(({ replayed }) => replayed)).toEqual([80, 100, 50]);
  expect(answers.map(({ failed }) => failed)).toEqual([20, 0, 0]);
  const ids = await documentIds(elasticsearchUrl, DATA_STREAM);
  expect(ids.filter((id) => good.includes(id))).toEqual([...good].sort());
  expect(await list('&code=refused')).toMatchObject({ total: 21 });
});

it('loses nothing and doubles nothing where it ends between writing and deleting', async () => {
  const id = randomUUID();
  const ids = await keep([{ raw: event(id) }]);
  // The events are written, and the answer to the deletion never comes.
  proxy.fault = (exchange) =>
    exchange.body.includes('"delete"') ? resetBefore(exchange) : passOn(exchange);
  expect(await replay({ ids })).toMatchObject({ code: 'unavailable' });
  proxy.fault = passOn;
  expect(await indexed(id)).toHaveLength(1);
  expect(await replay({ ids })).toMatchObject({ replayed: 1, failed: 0 });
  expect(await indexed(id)).toHaveLength(1);
});

it('deletes no failed event while events cannot be written', async () => {
  const ids = await keep([{ raw: event(randomUUID()) }, { raw: event(randomUUID()) }]);
  proxy.fault = (exchange) => (exchange.isBulk ? resetBefore(exchange) : passOn(exchange));
  expect(await replay({ ids })).toMatchObject({ code: 'unavailable' });
  proxy.fault = passOn;
  await vi.waitFor(
    async () => expect(await replay({ ids })).toMatchObject({ replayed: 2, failed: 0 }),
    SOON,
  );
});

it('discards the selected, and nothing that came later', async () => {
  await keep([{ raw: 'x', source: OTHER }]);
  const { as_of: until } = await list();
  await keep([{ raw: 'y', source: OTHER }]);
  expect(await discard({ source: OTHER, until })).toEqual({ deleted: 1, remaining: 0 });
  expect(await list('', OTHER)).toMatchObject({ total: 1 });
  const { total } = await list();
  expect(await discard({ source: SOURCE })).toEqual({ deleted: total, remaining: 0 });
  expect(await list()).toMatchObject({ total: 0, failed_events: [] });
});

it.each([{ ids: [] }, { after: 'x' }, { until: 'soon' }, { everything: true }])(
  'takes no selection such as %j',
  async (body) => expect(await replay(body as object)).toMatchObject({ statusCode: 400 }),
);

it('previews an event as its source would index it, and stores nothing', async () => {
  const id = randomUUID();
  const preview = (body: object) => call<PreviewAnswer>(PREVIEW_EVENT.path, body, 'reader');
  const masked = await preview({ event: event(id, { user_name: 'somebody' }), source: SOURCE });
  expect(masked).toMatchObject({ id, code: 's', code_known: true, dropped: false });
  expect(JSON.stringify(masked)).not.toContain('somebody');
  const plain = await preview({ event: event(id, { user_name: 'somebody' }) });
  expect(JSON.stringify(plain.document)).toContain('somebody');
  expect(await preview({ event: '{', source: SOURCE })).toMatchObject({ code: 'event_not_json' });
  expect(await preview({ event: event(id), source: 'none' })).toMatchObject({
    code: 'no_such_source',
  });
  expect(await indexed(id)).toHaveLength(0);
});

it('tells in the event log what became of them', async () => {
  await host.stop();
  await elasticsearch.indices.refresh({ index: EVENT_LOG_INDEX });
  const { hits } = await elasticsearch.search<EventLogDocument>({
    index: EVENT_LOG_INDEX,
    size: 100,
    query: { term: { 'auth0_logs.source.id': SOURCE } },
  });
  const actions = hits.hits.map(({ _source }) => _source?.event.action);
  expect(actions).toEqual(
    expect.arrayContaining([
      'failed-events-kept',
      'failed-events-replayed',
      'failed-events-discarded',
    ]),
  );
});
