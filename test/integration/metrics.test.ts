// Metrics, status and event log of a host that loses its Elasticsearch and finds it again.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import {
  READ_EVENT_LOG,
  type EventLogAnswer,
  type EventLogRecord,
} from '../../common/api/event_log';
import { READ_METRICS } from '../../common/api/metrics';
import type { RunningHost } from '../../dev/host/start_host';
import type { BodySender } from '../support/body_sender';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { type FaultProxy, passOn, resetBefore, startFaultProxy } from '../support/fault_proxy';
import { startTestHost, TOKEN } from '../support/host';
import { openWebhook, webhookOf } from '../support/host_webhook';

const NAMESPACE = `metrics_${Date.now()}`;
const SOON = { timeout: 60_000, interval: 250 };
const SECRET = 'nobody-but-the-event-knows-this';
const began = new Date().toISOString();

let proxy: FaultProxy;
let host: RunningHost;
let sender: BodySender;

beforeAll(async () => {
  proxy = await startFaultProxy(elasticsearchOfWorker());
  const config = { 'auth0_logs.sources.default.namespace': NAMESPACE };
  host = await startTestHost({ elasticsearchUrl: proxy.url, config });
  sender = await openWebhook(host, 1);
});

afterAll(async () => {
  sender.close();
  await host.stop();
  await proxy.stop();
});

const basic = (user: string): string =>
  `Basic ${Buffer.from(`${user}:${user}`).toString('base64')}`;

const get = (path: string, user = 'reader'): Promise<Response> =>
  fetch(host.url + path, {
    headers: { authorization: basic(user), 'x-elastic-internal-origin': 'auth0Logs' },
  });

/** Samples by name and labels, in the order that they have. */
const scrape = async (): Promise<Map<string, number>> => {
  const text = await (await get(READ_METRICS.path)).text();
  expect(text.endsWith('\n# EOF\n')).toBe(true);
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const [, sample = '', value = ''] = /^([a-z0-9_]+(?:\{.*\})?) (\S+)$/.exec(line) ?? [];
      expect(Number(value), line).not.toBeNaN();
      return [sample, Number(value)];
    }),
  );
};

const eventLog = async (query = ''): Promise<EventLogAnswer> =>
  (await (await get(`${READ_EVENT_LOG.path}?size=100${query}`)).json()) as EventLogAnswer;

/** Of this host, oldest first. */
const records = async (): Promise<EventLogRecord[]> =>
  (await eventLog()).records.filter(({ timestamp }) => timestamp > began).reverse();

const actions = async (): Promise<string[]> => (await records()).map(({ action }) => action);

const event = (log_id: string) => ({
  log_id,
  data: { log_id, type: 's', date: new Date(), description: SECRET },
});

const deliver = (...ids: string[]) => sender.post(JSON.stringify(ids.map(event)));

it('counts what is delivered', async () => {
  const before = await scrape();
  const ids = [randomUUID(), randomUUID(), randomUUID()];
  await deliver(...ids);
  const [again] = ids.map(event);
  await sender.post(`${JSON.stringify(again)}\n"no event: ${randomUUID()}"`);
  const wrong = { ...webhookOf(host).headers, authorization: 'wrong' };
  await fetch(webhookOf(host).url, { method: 'POST', headers: wrong, body: '[]' });
  const after = await scrape();
  const grown = (sample: string) => (after.get(sample) ?? 0) - (before.get(sample) ?? 0);
  const delivered = (status: number, code: string) =>
    grown(`auth0_logs_deliveries_total{source="default",status="${status}",code="${code}"}`);
  const events = (outcome: string) =>
    grown(`auth0_logs_events_total{source="default",outcome="${outcome}"}`);
  expect(delivered(401, 'wrong_token')).toBe(1);
  expect(delivered(200, '')).toBe(2);
  expect(['accepted', 'duplicate', 'failed'].map(events)).toEqual([3, 1, 1]);
  expect(grown('auth0_logs_delivery_duration_seconds_count{status="200"}')).toBe(
    delivered(200, ''),
  );
  expect(grown('auth0_logs_bulk_duration_seconds_count{outcome="answered"}')).toBe(2);
  expect(grown('auth0_logs_received_bytes_total')).toBeGreaterThan(3 * SECRET.length);
  expect(after.get('auth0_logs_events_waiting')).toBe(0);
  expect(after.get('auth0_logs_body_budget_held_bytes')).toBe(0);
});

it('is told to those who may read, and to a scraper in the words that it knows', async () => {
  const answer = await get(READ_METRICS.path);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(
    /^application\/openmetrics-text; version=1\.0\.0/,
  );
  for (const path of [READ_METRICS.path, READ_EVENT_LOG.path]) {
    expect((await get(path, 'stranger')).status).toBe(403);
    expect((await get(path, 'nobody')).status).toBe(401);
  }
});

it('shows the figures in the status', async () => {
  await vi.waitFor(async () => {
    const { status } = (await (await get('/api/status')).json()) as {
      status: { plugins: { auth0Logs: { meta?: unknown } } };
    };
    expect(status.plugins.auth0Logs.meta).toMatchObject({
      events: { accepted: 3, duplicate: 1 },
      elasticsearch_reachable: true,
    });
  }, SOON);
});

it.each(['size=0', 'size=101', 'size=1.5', 'from=-1', 'from=9901', 'source=', 'sort=asc'])(
  'refuses to read the event log with %s',
  async (query) => {
    expect((await get(`${READ_EVENT_LOG.path}?${query}`)).status).toBe(400);
  },
);

it('logs that Elasticsearch is lost and found, once it is there again', async () => {
  proxy.fault = resetBefore;
  await vi.waitFor(async () => {
    const { status } = await deliver(randomUUID());
    expect(status).toBe(503);
    expect((await scrape()).get('auth0_logs_elasticsearch_reachable')).toBe(0);
  }, SOON);
  expect((await get(READ_EVENT_LOG.path)).status).toBe(503);

  proxy.fault = passOn;
  await vi.waitFor(async () => expect((await deliver(randomUUID())).status).toBe(200), SOON);
  await vi.waitFor(async () => expect(await actions()).toContain('elasticsearch-reachable'), SOON);
  const told = await actions();
  expect(told).toContain('installation-ready');
  expect(told.filter((action) => action.startsWith('elasticsearch-'))).toEqual([
    'elasticsearch-unreachable',
    'elasticsearch-reachable',
  ]);
  expect((await scrape()).get('auth0_logs_elasticsearch_reachable')).toBe(1);

  const ofSource = (await eventLog('&source=default')).records;
  expect(ofSource.map(({ action, reason }) => [action, reason])).toContainEqual([
    ...['delivery-failing', 'unavailable'],
  ]);
  const others = await eventLog('&source=other');
  expect(others).toEqual({ total: 0, records: [] });
});

it('tells nothing of tokens and events', async () => {
  const all = (await (await get(READ_METRICS.path)).text()) + JSON.stringify(await eventLog());
  expect(all).not.toContain(TOKEN);
  expect(all).not.toContain(SECRET);
});
