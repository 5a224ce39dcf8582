// Creates an index of the plugin's own bookkeeping, unless it is there.
import type { ElasticsearchClient } from '@kbn/core/server';
import { typeOf } from './elasticsearch_error';

type Property =
  { type: 'keyword'; index?: boolean; doc_values?: boolean } | { type: 'date' | 'long' | 'text' };

export const ensureHiddenIndex = async (
  client: ElasticsearchClient,
  index: string,
  properties: Record<string, Property>,
): Promise<void> => {
  // One shard, so that `_seq_no` tells any two documents apart.
  const settings = { hidden: true, number_of_shards: 1, auto_expand_replicas: '0-1' };
  try {
    await client.indices.create({ index, settings, mappings: { dynamic: false, properties } });
  } catch (error) {
    if (typeOf(error) !== 'resource_already_exists_exception') throw error;
  }
};
