// Deletes what is too old of an index of the plugin's own bookkeeping. By search and bulk, since
// delete-by-query is a module that some builds lack.
import type { ElasticsearchClient } from '@kbn/core/server';
import { Auth0LogsError } from '../errors';

const BATCH = 1_000;

export interface OldDocuments {
  index: string;
  /** The date that tells their age. */
  field: string;
  olderThan: Date;
}

export const deleteOldDocuments = async (
  client: ElasticsearchClient,
  { index, field, olderThan }: OldDocuments,
): Promise<number> => {
  let deleted = 0;
  for (;;) {
    const { hits } = await client.search({
      index,
      ignore_unavailable: true,
      size: BATCH,
      _source: false,
      query: { range: { [field]: { lt: olderThan.toISOString() } } },
    });
    if (hits.hits.length === 0) return deleted;
    const operations = hits.hits.map(({ _id }) => ({ delete: { _id: _id ?? '' } }));
    const { errors } = await client.bulk({ index, operations, refresh: true });
    // Found again and again otherwise: the next run goes on.
    if (errors)
      throw new Auth0LogsError('unavailable', { details: { task: 'delete_old_documents' } });
    deleted += operations.length;
  }
};
