// Elastic's own Auth0 integration was there first: its index template, as Fleet composes it, and a
// data stream with events. Names and priority are those of elastic/kibana
// x-pack/plugins/fleet/server/services/epm/elasticsearch/template.
import { Client } from '@elastic/elasticsearch';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WebhookAnswer } from '../../common/api/webhook';
import type { RunningHost } from '../../dev/host/start_host';
import { MANAGED } from '../../server/installation/assets';
import type { BodySender } from '../support/body_sender';
import { documentIds } from '../support/event_ids';
import { makeHome, startTestHost } from '../support/host';
import { openWebhook } from '../support/host_webhook';
import { type OwnElasticsearch, startOwnElasticsearch } from '../support/own_elasticsearch';
import { readHealth } from '../support/read_health';

const DATA_STREAM = 'logs-auth0.logs-default';
const FLEET = { managed: true, managed_by: 'fleet', package: { name: 'auth0' } };
const keyword = { type: 'keyword', ignore_above: 1_024 };

/** The clusters' own and Fleet's, in the order in which they are composed; `@custom` is a user's. */
const COMPONENTS: Record<string, object> = {
  'logs@mappings': { mappings: { date_detection: false } },
  'logs@settings': { settings: { 'index.mapping.ignore_malformed': true } },
  'logs-auth0.logs@package': {
    settings: { 'index.mapping.total_fields.limit': 1_000 },
    mappings: {
      properties: {
        '@timestamp': { type: 'date' },
        event: { properties: { id: keyword } },
        auth0: {
          properties: { logs: { properties: { data: { properties: { type: keyword } } } } },
        },
      },
    },
  },
  'ecs@mappings': { mappings: { properties: { message: { type: 'text' } } } },
  '.fleet_globals-1': { mappings: { _meta: FLEET, dynamic: false } },
};
const CUSTOM = 'logs-auth0.logs@custom';

let elasticsearch: OwnElasticsearch;
let client: Client;
let home: string;
let host: RunningHost;
let sender: BodySender;

beforeAll(async () => {
  elasticsearch = await startOwnElasticsearch();
  client = new Client({ node: elasticsearch.url });
  for (const [name, template] of Object.entries(COMPONENTS))
    await client.cluster.putComponentTemplate({ name, template });
  await client.indices.putIndexTemplate({
    name: 'logs-auth0.logs',
    index_patterns: ['logs-auth0.logs-*'],
    priority: 200,
    composed_of: [...Object.keys(COMPONENTS), CUSTOM],
    ignore_missing_component_templates: [CUSTOM],
    data_stream: { hidden: false, allow_custom_routing: false },
    _meta: FLEET,
  });
  await client.create({ index: DATA_STREAM, id: 'old', document: document('old') });
  home = await makeHome();
  host = await startTestHost({ elasticsearchUrl: elasticsearch.url, home });
  sender = await openWebhook(host, 1);
});

afterAll(async () => {
  sender.close();
  await host.stop();
  await rm(home, { recursive: true, force: true });
  await client.close();
  await elasticsearch.remove();
});

const date = '2026-01-02T03:04:05.000Z';
const document = (id: string) => ({ '@timestamp': date, event: { id }, message: 'Login' });
const record = (log_id: string) => ({ log_id, data: { log_id, type: 's', date } });

/** Of each backing index, the oldest first. */
const mappingMarks = async (): Promise<unknown[]> => {
  const answer = await client.indices.getMapping({ index: DATA_STREAM });
  return Object.entries(answer)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { mappings }]) => mappings._meta);
};

it('shapes new backing indices of a data stream that Fleet made, and nothing older', async () => {
  expect(await mappingMarks()).toEqual([FLEET, MANAGED]);
  const { shortcomings } = await readHealth(host.url);
  expect(shortcomings.map(({ code }) => code)).not.toContain('template_outranked');
});

it('takes what the older backing index holds for a duplicate, and leaves it to be found', async () => {
  const { status, text } = await sender.post(JSON.stringify([record('old'), record('new')]));
  expect(status).toBe(200);
  expect(JSON.parse(text) as WebhookAnswer).toMatchObject({ accepted: 1, duplicate: 1 });
  expect(await documentIds(elasticsearch.url, DATA_STREAM)).toEqual(['new', 'old']);
});

it('wins again at the next rollover', async () => {
  await client.indices.rollover({ alias: DATA_STREAM });
  expect(await mappingMarks()).toEqual([FLEET, MANAGED, MANAGED]);
});
