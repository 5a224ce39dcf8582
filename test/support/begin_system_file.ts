// vitest's set-up of each system test file: it uses the plugin that is built already, and what earlier
// files left in the worker's Elasticsearch, but for events, is gone. A cluster of somebody's own, or of
// a running Kibana, is left alone.
import { Client } from '@elastic/elasticsearch';
import { beforeAll, inject } from 'vitest';
import { deleteIndices, KEPT_INDICES } from '../../dev/elasticsearch/empty_plugin';
import { elasticsearchOfWorker } from './elasticsearch_of_worker';
import { takePlugin } from './host';

takePlugin(inject('plugin'));

beforeAll(async () => {
  if (process.env.ELASTICSEARCH_URL !== undefined) return;
  const client = new Client({ node: elasticsearchOfWorker() });
  await deleteIndices(client, KEPT_INDICES);
  await client.close();
});
