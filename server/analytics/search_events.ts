// Searches events with the caller's own Elasticsearch privileges: what a role may not read is missing,
// and told apart from what does not exist.
import type { estypes } from '@elastic/elasticsearch';
import type { ElasticsearchClient } from '@kbn/core/server';
import { dataStreamName } from '../../common/plugin';
import { statusOf } from '../elasticsearch/elasticsearch_error';
import { Auth0LogsError, isTemporary } from '../errors';

export const SOURCE_FIELD = 'auth0.logs.source.id';

const ALL = dataStreamName('*');

/** Over all namespaces. Rejects with no_read_privilege where it finds nothing and may not read. */
export const searchEvents = async <Document = unknown>(
  client: ElasticsearchClient,
  search: Omit<estypes.SearchRequest, 'index'>,
): Promise<estypes.SearchResponse<Document>> => {
  const answer = await client
    .search<Document>({ index: ALL, ignore_unavailable: true, allow_no_indices: true, ...search })
    .catch((error: unknown) => {
      throw asReadError(error);
    });
  if (answer.hits.hits.length === 0 && totalOf(answer) === 0 && !(await mayRead(client)))
    throw noReadPrivilege();
  return answer;
};

export const totalOf = ({ hits: { total = 0 } }: estypes.SearchResponse): number =>
  typeof total === 'number' ? total : total.value;

/** Events that an early version indexed: no filter by source finds them. */
export const hasEventsWithoutSource = async (client: ElasticsearchClient): Promise<boolean> => {
  const query = { bool: { must_not: [{ exists: { field: SOURCE_FIELD } }] } };
  const found = await searchEvents(client, { query, size: 1, _source: false, terminate_after: 1 });
  return found.hits.hits.length > 0;
};

/** A search over a pattern skips in silence what the caller may not read. */
const mayRead = async (client: ElasticsearchClient): Promise<boolean> => {
  const index = [{ names: [ALL], privileges: ['read' as const] }];
  try {
    return (await client.security.hasPrivileges({ index })).has_all_requested;
  } catch (error) {
    if (isTemporary(statusOf(error))) throw asReadError(error);
    return true; // Elasticsearch has no such call where its security is off
  }
};

const noReadPrivilege = (cause?: unknown): Auth0LogsError =>
  new Auth0LogsError('no_read_privilege', { cause });

const asReadError = (cause: unknown): unknown => {
  const statusCode = statusOf(cause);
  if (statusCode === 401 || statusCode === 403) return noReadPrivilege(cause);
  if (isTemporary(statusCode))
    return new Auth0LogsError('unavailable', { details: { task: 'search_events' }, cause });
  return cause;
};
