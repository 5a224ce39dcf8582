// What writing events takes, and whether a client may do it.
import type { ElasticsearchClient } from '@kbn/core/server';
import { dataStreamName } from '../../common/plugin';
import { Auth0LogsError, isTemporary } from '../errors';
import { statusOf } from '../elasticsearch/elasticsearch_error';

/** The last two are for the look into older backing indices (earlier_copies.ts). */
export const EVENT_PRIVILEGES = {
  names: [dataStreamName('*')],
  privileges: ['create_doc', 'auto_configure', 'read', 'view_index_metadata'],
};

const hasPrivileges = async (client: ElasticsearchClient): Promise<boolean> =>
  (await client.security.hasPrivileges({ index: [EVENT_PRIVILEGES] })).has_all_requested;

/** True also where nobody can tell. */
export const mayWrite = async (client: ElasticsearchClient): Promise<boolean> => {
  try {
    return await hasPrivileges(client);
  } catch (error) {
    // Anything else: security is off, or Elasticsearch does not answer now.
    return statusOf(error) !== 401 && statusOf(error) !== 403;
  }
};

/** Throws unless the client's API key may write for sure. Names no cause: it might hold the key. */
export const checkWritePrivileges = async (client: ElasticsearchClient): Promise<void> => {
  const may = await hasPrivileges(client).catch((error: unknown) => {
    throw refusalOf(statusOf(error));
  });
  if (!may) throw new Auth0LogsError('api_key_insufficient');
};

const refusalOf = (status: number | undefined): Auth0LogsError => {
  if (status === 401) return new Auth0LogsError('api_key_unknown');
  if (status === 403) return new Auth0LogsError('api_key_insufficient');
  return isTemporary(status)
    ? new Auth0LogsError('unavailable', { details: { task: 'check_api_key' } })
    : new Auth0LogsError('cannot_grant', { details: { reason: 'elasticsearch_security_off' } });
};
