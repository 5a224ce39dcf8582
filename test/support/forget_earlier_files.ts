// vitest's set-up of each system test file: what earlier files left in the shared Elasticsearch, but
// for events, is gone. A cluster of somebody's own, or of a running Kibana, is left alone.
import { Client } from '@elastic/elasticsearch';
import { beforeAll, inject } from 'vitest';
import { deleteIndices, KEPT_INDICES } from '../../dev/elasticsearch/empty_plugin';

beforeAll(async () => {
  if (process.env.ELASTICSEARCH_URL !== undefined) return;
  const client = new Client({ node: inject('elasticsearchUrl') });
  await deleteIndices(client, KEPT_INDICES);
  await client.close();
});
