import { Client } from '@elastic/elasticsearch';
import type { ElasticsearchClient, Logger } from '@kbn/core/server';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { PIPELINE, TEMPLATE } from '../../server/installation/assets';
import { LOCK_INDEX } from '../../server/installation/install_lock';
import { Installer } from '../../server/installation/installer';
import { elasticsearchOfWorker } from '../support/elasticsearch_of_worker';

const client = new Client({ node: elasticsearchOfWorker() });
const elasticsearch = client as ElasticsearchClient;
const dataStream = 'logs-auth0.logs-install_test';
const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  get: () => silent,
};

const installer = (owner: string): Installer =>
  new Installer({
    logger: silent,
    owner,
    retention: '90d',
    dataStreams: () => Promise.resolve([dataStream]),
    createIndices: () => Promise.resolve(),
  });

const template = async () =>
  (await client.indices.getIndexTemplate({ name: TEMPLATE })).index_templates[0]?.index_template;

const overwrite = (changes: object) =>
  client.transport.request({ method: 'PUT', path: `/_index_template/${TEMPLATE}`, body: changes });

beforeEach(async () => {
  await client.indices.delete({ index: LOCK_INDEX }, { ignore: [404] });
});

afterAll(() => client.close());

it('installs, and finds it installed the second time', async () => {
  const first = installer('first');
  await first.run(elasticsearch);
  expect(first.current.installation.state).toBe('ready');
  expect(await template()).toMatchObject({ priority: 250, data_stream: {} });
  expect(await installer('second').install(elasticsearch)).toBe(true);
});

it('lets several nodes start at once', async () => {
  await client.index({ index: LOCK_INDEX, id: 'warm-up', document: {} });
  const nodes = ['a', 'b', 'c'].map(installer);
  await Promise.all(nodes.map((node) => node.run(elasticsearch)));
  for (const node of nodes) expect(node.current.installation.state).toBe('ready');
});

it('takes over the lock of a node that died', async () => {
  await client.index({ index: LOCK_INDEX, id: 'install', document: { owner: 'dead', expires: 0 } });
  await client.indices.putIndexTemplate({
    name: TEMPLATE,
    index_patterns: ['logs-auth0.logs-*'],
    data_stream: {},
    version: 0,
  });
  expect(await installer('alive').install(elasticsearch)).toBe(true);
});

it('waits while another node holds the lock', async () => {
  const expires = Date.now() + 60_000;
  await client.index({ index: LOCK_INDEX, id: 'install', document: { owner: 'x', expires } });
  await client.indices.putIndexTemplate({
    name: TEMPLATE,
    index_patterns: ['logs-auth0.logs-*'],
    data_stream: {},
    version: 0,
  });
  expect(await installer('other').install(elasticsearch)).toBe(false);
});

it('brings an older version up to date, in force for the data stream at once', async () => {
  await installer('node').install(elasticsearch);
  await client.create({ index: dataStream, id: 'a', document: { '@timestamp': '2026-01-01' } });
  const before = await writeIndex();
  const current = await template();
  await overwrite({ ...current, version: 0, _meta: { fingerprint: 'old' } });
  await installer('node').install(elasticsearch);
  expect((await template())?.version).toBeGreaterThan(0);
  expect(await writeIndex()).not.toEqual(before);
});

const writeIndex = async (): Promise<unknown> => {
  const { data_streams } = await client.indices.resolveIndex({ name: dataStream });
  const backing = data_streams[0]?.backing_indices ?? [];
  return [backing].flat().length;
};

it('leaves a newer version alone', async () => {
  const current = await template();
  await overwrite({ ...current, version: 999 });
  await installer('node').install(elasticsearch);
  expect((await template())?.version).toBe(999);
  await overwrite({ ...current });
});

it('repairs at upkeep what someone overwrote', async () => {
  const node = installer('node');
  await overwrite({ index_patterns: ['logs-auth0.logs-*'], data_stream: {} });
  await node.verify(elasticsearch);
  expect(await template()).toMatchObject({ priority: 250 });
});

it('makes a data stream of what is written, with the types of the mapping', async () => {
  await installer('node').install(elasticsearch);
  const { data_streams } = await client.indices.resolveIndex({ name: dataStream });
  expect(data_streams).toHaveLength(1);
  const caps = await client.fieldCaps({ index: dataStream, fields: ['source.ip', 'event.code'] });
  expect(Object.keys(caps.fields['source.ip'] ?? {})).toEqual(['ip']);
  expect(Object.keys(caps.fields['event.code'] ?? {})).toEqual(['keyword']);
});

it('shows what the cluster lacks instead of failing', async () => {
  const node = installer('node');
  await node.run(elasticsearch);
  const nodes = await client.nodes.info({ metric: 'ingest' });
  const types = JSON.stringify(nodes);
  const lacks = node.current.shortcomings.map(({ code }) => code);
  expect(lacks.includes('no_geoip')).toBe(!types.includes('"geoip"'));
  const pipeline = await client.ingest.getPipeline({ id: PIPELINE }, { ignore: [404] });
  expect(PIPELINE in pipeline).toBe(types.includes('"set"'));
});
