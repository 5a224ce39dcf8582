// Sources of several tenants that write to one data stream: an id that one tenant's event has is no
// other's to lose.
import { randomUUID } from 'node:crypto';
import { Client } from '@elastic/elasticsearch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pathOf } from '../../common/api/endpoint';
import { type FailedEventsAnswer, LIST_FAILED_EVENTS } from '../../common/api/failed_events';
import type { SourceCounters } from '../../common/api/source_counters';
import {
  CREATE_SOURCE,
  type CreateSourceAnswer,
  DELETE_SOURCE,
  type Source,
} from '../../common/api/sources';
import { webhookPath, type WebhookAnswer } from '../../common/api/webhook';
import { dataStreamName } from '../../common/plugin';
import type { RunningHost } from '../../dev/host/start_host';
import { FAILED_EVENT_INDEX } from '../../server/failed_events/failed_event_store';
import { sha256 } from '../../server/hashing';
import { EVENT_LOG_INDEX, type EventLogDocument } from '../../server/telemetry/event_log_index';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { startTestHost, TOKEN } from '../support/host';
import { KibanaApi } from '../support/kibana_api';
import { readHealth } from '../support/read_health';
import { untilInstalled } from '../support/target';

const RUN = randomUUID().slice(0, 8);
const NAMESPACE = `tenants_${RUN}`;
const DATA_STREAM = dataStreamName(NAMESPACE);
const [ACME, OTHER] = [`acme-${RUN}.auth0.com`, `other-${RUN}.auth0.com`];
const elasticsearch = new Client({ node: elasticsearchOfWorker() });

let host: RunningHost;
let api: KibanaApi;
const created: Source[] = [];

beforeAll(async () => {
  host = await startTestHost({ elasticsearchUrl: elasticsearchOfWorker() });
  await untilInstalled(host.url);
  api = new KibanaApi(host.url);
});

afterAll(() => elasticsearch.close());

const create = async (tenant: string): Promise<Source> => {
  const name = `Tenant ${randomUUID().slice(0, 8)}`;
  const wanted = { name, namespace: NAMESPACE, tenant, webhook: { token: TOKEN } };
  const { source } = await api.post<CreateSourceAnswer>(CREATE_SOURCE.path, wanted);
  created.push(source);
  return source;
};

const eventOf = (log_id: string) => ({
  log_id,
  data: { log_id, type: 's', date: new Date().toISOString() },
});

const deliver = async ({ id }: Source, ...ids: string[]): Promise<WebhookAnswer> => {
  const response = await fetch(host.url + webhookPath(id), {
    method: 'POST',
    headers: { authorization: TOKEN, 'content-type': 'application/json' },
    body: JSON.stringify(ids.map(eventOf)),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as WebhookAnswer;
};

const countersOf = async ({ id }: Source): Promise<SourceCounters> => {
  const { sources } = await readHealth(host.url);
  return sources.find(({ source }) => source.id === id)?.counters ?? expect.fail();
};

interface Stored {
  auth0: { logs: { log_id: string; source: { id: string } } };
}

/** The documents of an event, as a search by Auth0's id finds them: the id of each, and its source. */
const stored = async (logId: string): Promise<Record<string, string>> => {
  await elasticsearch.indices.refresh({ index: DATA_STREAM });
  const { hits } = await elasticsearch.search<Stored>({
    index: DATA_STREAM,
    query: { term: { 'auth0.logs.log_id': logId } },
  });
  expect(new Set(hits.hits.map(({ _id }) => _id)).size).toBe(hits.hits.length);
  const documents = hits.hits.map(({ _id = '', _source }): [string, string] => [
    _id,
    _source?.auth0.logs.source.id ?? '',
  ]);
  return Object.fromEntries(documents);
};

const rollOver = () => elasticsearch.indices.rollover({ alias: DATA_STREAM });
const besideId = (tenant: string, id: string) => sha256(`${tenant}\n${id}`);

it('stores an event beside that of another tenant which has its id, once', async () => {
  const [acme, other] = [await create(ACME), await create(OTHER)];
  const [id, untaken] = [randomUUID(), randomUUID()];
  expect(await deliver(acme, id)).toMatchObject({ accepted: 1, duplicate: 0 });
  expect(await deliver(other, id, untaken)).toMatchObject({ accepted: 2, duplicate: 0, failed: 0 });
  const documents = { [id]: acme.id, [besideId(OTHER, id)]: other.id };
  expect(await stored(id)).toEqual(documents);
  expect(await stored(untaken)).toEqual({ [untaken]: other.id });

  for (const source of [acme, other])
    expect(await deliver(source, id)).toMatchObject({ accepted: 0, duplicate: 1, failed: 0 });
  await rollOver();
  for (const source of [acme, other])
    expect(await deliver(source, id)).toMatchObject({ accepted: 0, duplicate: 1, failed: 0 });
  expect(await stored(id)).toEqual(documents);
  expect(await countersOf(acme)).toMatchObject({ accepted: 1, duplicate: 2, id_conflict: 0 });
  expect(await countersOf(other)).toMatchObject({ accepted: 2, duplicate: 2, id_conflict: 1 });
});

it('finds it out after a rollover, too', async () => {
  const [acme, other] = [await create(ACME), await create(OTHER)];
  const id = randomUUID();
  await deliver(acme, id);
  await rollOver();
  expect(await deliver(other, id)).toMatchObject({ accepted: 1, duplicate: 0 });
  expect(await deliver(other, id)).toMatchObject({ accepted: 0, duplicate: 1 });
  expect(await stored(id)).toEqual({ [id]: acme.id, [besideId(OTHER, id)]: other.id });
  expect(await countersOf(other)).toMatchObject({ accepted: 1, duplicate: 1, id_conflict: 1 });
});

it('takes an event that two sources of one tenant bring for one', async () => {
  const [one, two] = [await create(ACME), await create(ACME.toUpperCase())];
  const id = randomUUID();
  expect(await deliver(one, id)).toMatchObject({ accepted: 1 });
  expect(await deliver(two, id)).toMatchObject({ accepted: 0, duplicate: 1 });
  await rollOver();
  expect(await deliver(two, id)).toMatchObject({ accepted: 0, duplicate: 1 });
  expect(await stored(id)).toEqual({ [id]: one.id });
  expect(await countersOf(two)).toMatchObject({ accepted: 0, duplicate: 2, id_conflict: 0 });
});

it('keeps as a failed event what finds both of its ids taken', async () => {
  const [acme, other] = [await create(ACME), await create(OTHER)];
  const id = randomUUID();
  await deliver(acme, id, besideId(OTHER, id));
  expect(await deliver(other, id)).toMatchObject({
    ...{ accepted: 0, duplicate: 0, failed: 1 },
    rejected: [{ position: 1, code: 'id_taken' }],
  });
  await elasticsearch.indices.refresh({ index: FAILED_EVENT_INDEX });
  const { failed_events } = await api.get<FailedEventsAnswer>(
    `${LIST_FAILED_EVENTS.path}?source=${other.id}`,
  );
  expect(failed_events).toMatchObject([{ code: 'id_taken', input: 'webhook' }]);
  expect(failed_events[0]?.excerpt).toContain(id);
  expect(await countersOf(other)).toMatchObject({ failed: 1, id_conflict: 0 });
});

it('names the source of every document, in a keyword field', async () => {
  const sources = { terms: { field: 'auth0.logs.source.id', size: 100 } };
  const { aggregations, hits } = await elasticsearch.search<
    unknown,
    { sources: { buckets: { key: string; doc_count: number }[] } }
  >({ index: DATA_STREAM, size: 0, track_total_hits: true, aggs: { sources } });
  const buckets = aggregations?.sources.buckets ?? [];
  const ids = created.map(({ id }) => id);
  for (const { key } of buckets) expect(ids).toContain(key);
  const total = typeof hits.total === 'number' ? hits.total : hits.total?.value;
  expect(total).toBeGreaterThan(5);
  expect(buckets.reduce((sum, { doc_count }) => sum + doc_count, 0)).toBe(total);

  const { template } = await elasticsearch.indices.simulateIndexTemplate({ name: DATA_STREAM });
  const mappings = template.mappings as { properties: Record<string, unknown> };
  expect(mappings.properties.auth0).toMatchObject({
    properties: {
      logs: { properties: { source: { properties: { id: { type: 'keyword' } } } } },
    },
  });
});

it('tells in the event log whose ids others had', async () => {
  for (const { id } of created) await api.delete(pathOf(DELETE_SOURCE, { id }));
  await host.stop();
  await elasticsearch.indices.refresh({ index: EVENT_LOG_INDEX });
  const { hits } = await elasticsearch.search<EventLogDocument & Record<string, unknown>>({
    index: EVENT_LOG_INDEX,
    size: 100,
    query: {
      bool: {
        filter: [
          { terms: { 'auth0_logs.source.id': created.map(({ id }) => id) } },
          { term: { 'event.action': 'id-conflict' } },
        ],
      },
    },
  });
  const others = created.filter(({ tenant }) => tenant === OTHER).slice(0, 2);
  const told = hits.hits.map(({ _source }) => _source);
  expect(told.map((record) => record?.auth0_logs.source?.id).sort()).toEqual(
    others.map(({ id }) => id).sort(),
  );
  for (const record of told)
    expect(record).toMatchObject({ event: { outcome: 'failure' }, auth0_logs: { count: 1 } });
});
