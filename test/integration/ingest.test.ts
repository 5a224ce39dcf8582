import { Client } from '@elastic/elasticsearch';
import type { ElasticsearchClient } from '@kbn/core/server';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { WebhookAnswer } from '../../common/api/webhook';
import { webhookAnswer } from '../../server/webhook/webhook_answer';
import { buildAssets } from '../../server/installation/assets';
import { BulkWriter } from '../../server/event_store/bulk_writer';
import { detectCapabilities } from '../../server/installation/capabilities';
import {
  FAILED_EVENT_INDEX,
  ensureFailedEventIndex,
  writeFailedEvents,
} from '../../server/failed_events/failed_event_store';
import { ingestRecords, type IngestDeps } from '../../server/ingest/ingest_records';
import { parseBody } from '../../server/ingest/parse_body';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';
import { passOn, resetBefore, startFaultProxy, toBulk } from '../support/fault_proxy';
import { sourceWith } from '../support/source';

const client = new Client({ node: elasticsearchOfWorker() });
const elasticsearch = client as ElasticsearchClient;
const CUSTOM = 'logs-auth0.logs@custom';
const source = sourceWith({ id: 'test', namespace: `ingest_${randomUUID().slice(0, 8)}` });
const dataStream = `logs-auth0.logs-${source.namespace}`;

const writerWith = (writing: ElasticsearchClient): BulkWriter =>
  new BulkWriter({
    client: () => Promise.resolve(writing),
    forget: () => undefined,
    reinstall: () => undefined,
    tenants: { areSeveral: () => false, differ: () => false },
  });

const depsWith = (writer: BulkWriter): IngestDeps => ({
  admit: () => writer.admit(),
  pipelineReadsOriginal: () => false,
  write: (events, deadline) => writer.write(events, deadline),
  written: () => undefined,
  writeFailedEvents: (failedEvents) => writeFailedEvents(elasticsearch, failedEvents),
  count: vi.fn(),
});
const deps = depsWith(writerWith(elasticsearch));

const WITHIN_MS = 15_000;

/** As the webhook answers it. */
const post = async (text: string, using = deps): Promise<WebhookAnswer> =>
  webhookAnswer(
    await ingestRecords(using, {
      ...{ source, input: 'webhook', receivedAt: new Date() },
      deadline: performance.now() + WITHIN_MS,
      records: parseBody(Buffer.from(text)),
    }),
  );

const record = (id: string, data: object = {}): string =>
  JSON.stringify({
    log_id: id,
    data: { log_id: id, type: 's', date: '2026-01-02T03:04:05Z', ...data },
  });

const stored = async (): Promise<number> => {
  await client.indices.refresh({ index: dataStream });
  return (await client.count({ index: dataStream })).count;
};

beforeAll(async () => {
  // A cluster's own addition may contradict the documents: here a message has to be a number.
  await client.cluster.putComponentTemplate({
    name: CUSTOM,
    template: {
      settings: { 'index.mapping.ignore_malformed': false },
      mappings: {
        properties: {
          auth0: {
            properties: {
              logs: {
                properties: {
                  data: {
                    properties: {
                      hostname: { type: 'long' },
                    },
                  },
                },
              },
            },
          },
        },
      },
    },
  });
  const { assets } = buildAssets(await detectCapabilities(elasticsearch), undefined);
  for (const asset of assets) await client.transport.request(asset);
  await ensureFailedEventIndex(elasticsearch);
});

afterAll(async () => {
  await client.transport.request({ method: 'DELETE', path: `/_data_stream/${dataStream}` }).catch(
    () => undefined, // the small build of Elasticsearch has no such call
  );
  await client.transport.request({
    method: 'PUT',
    path: `/_component_template/${CUSTOM}`,
    body: { template: {} },
  });
  await client.close();
});

it('indexes events, and each of them once', async () => {
  const body = [record('1'), record('2'), record('1')].join('\n');
  expect(await post(body)).toMatchObject({ accepted: 2, duplicate: 1, failed: 0 });
  expect(await post(body)).toMatchObject({ accepted: 0, duplicate: 3 });
  expect(await stored()).toBe(2);
});

it('indexes an event once, though a rollover comes between two deliveries', async () => {
  await post(record('before-rollover'));
  const undated = JSON.stringify({ log_id: 'undated', data: { type: 's' } });
  await post(undated);
  const before = await stored();
  await client.indices.rollover({ alias: dataStream });
  expect(await post(`${record('before-rollover')}\n${undated}`)).toMatchObject({ duplicate: 2 });
  expect(await post(record('after-rollover'))).toMatchObject({ accepted: 1 });
  expect(await stored()).toBe(before + 1);
});

it('counts what another host writes and a rollover hides at the moment of writing', async () => {
  const before = await stored();
  const proxy = await startFaultProxy(elasticsearchOfWorker());
  proxy.fault = toBulk(async (exchange) => {
    proxy.fault = passOn;
    await post(record('crossing'));
    await client.indices.rollover({ alias: dataStream });
    await passOn(exchange);
  });
  const slow = new Client({ node: proxy.url });
  const writer = writerWith(slow);
  const body = `${record('crossing')}\n${record('crossing-alone')}`;
  expect(await post(body, depsWith(writer))).toMatchObject({ accepted: 1, duplicate: 1 });
  expect(writer.current.storedTwice).toBe(1);
  expect(await stored()).toBe(before + 3);
  await slow.close();
  await proxy.stop();
});

it('shares bulk calls among requests', async () => {
  const request = vi.spyOn(client.transport, 'request');
  const ids = Array.from({ length: 40 }, (_, at) => `shared-${at}`);
  const answers = await Promise.all(ids.map((id) => post(record(id))));
  expect(answers.every(({ accepted }) => accepted === 1)).toBe(true);
  const calls = request.mock.calls.filter(([{ path }]) => path === '/_bulk');
  expect(calls.length).toBeLessThan(20);
  request.mockRestore();
});

it('keeps what Elasticsearch refuses, with its reason, and indexes the rest', async () => {
  const refused = record('refused', { hostname: 'not-a-number' });
  const answer = await post(`[${record('3')},${refused},${record('4')}]`);
  expect(answer).toMatchObject({
    accepted: 2,
    failed: 1,
    rejected: [{ position: 2, code: 'refused' }],
  });
  await client.indices.refresh({ index: FAILED_EVENT_INDEX });
  const { hits } = await client.search<{ raw: string; reason: string }>({
    index: FAILED_EVENT_INDEX,
    query: { bool: { filter: [{ term: { code: 'refused' } }, { term: { source: source.id } }] } },
  });
  const failedEvent = hits.hits.find(({ _source }) =>
    _source?.raw.includes('not-a-number'),
  )?._source;
  expect(JSON.parse(failedEvent?.raw ?? '')).toEqual(JSON.parse(refused));
  expect(failedEvent?.reason).toContain('document_parsing_exception');
});

it('answers unavailable while Elasticsearch is down, and writes again when it is back', async () => {
  const proxy = await startFaultProxy(elasticsearchOfWorker());
  proxy.fault = resetBefore;
  const unstable = new Client({ node: proxy.url, maxRetries: 0 });
  const using = depsWith(writerWith(unstable));
  await expect(post(record('5'), using)).rejects.toMatchObject({ code: 'unavailable' });
  expect(() => using.admit()).toThrow();
  proxy.fault = passOn;
  await vi.waitFor(() => using.admit(), { timeout: 5_000 });
  expect(await post(record('5'), using)).toMatchObject({ accepted: 1 });
  using.admit();
  using.admit();
  await unstable.close();
  await proxy.stop();
});
