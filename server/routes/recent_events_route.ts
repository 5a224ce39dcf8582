// GET recent events: the newest received, read with the caller's own Elasticsearch privileges.
import { schema } from '@kbn/config-schema';
import type { ElasticsearchClient } from '@kbn/core/server';
import { READ_RECENT_EVENTS, type RecentEvent, RECENT_EVENTS_SIZE } from '../../common/api/events';
import { checkNamespace } from '../../common/api/sources';
import { dataStreamName } from '../../common/plugin';
import { statusOf } from '../elasticsearch/elasticsearch_error';
import { Auth0LogsError, isTemporary } from '../errors';
import { registerRoute, type RouteDeps } from './register_route';

/** Field of the answer -> field of the document. */
const FIELDS = {
  timestamp: '@timestamp',
  received: 'event.created',
  code: 'auth0.logs.data.type_id',
  title: 'auth0.logs.data.type',
  outcome: 'event.outcome',
  message: 'message',
  user: 'user.name',
  source_ip: 'source.ip',
  country: 'source.geo.country_name',
  application: 'auth0.logs.data.client_name',
  connection: 'auth0.logs.data.connection',
} as const;

const checkNamespaceOrAll = (namespace: string) =>
  namespace === '*' ? undefined : checkNamespace(namespace);

const query = schema.object({
  namespace: schema.string({ defaultValue: '*', validate: checkNamespaceOrAll }),
  with_document: schema.boolean({ defaultValue: false }),
});

export const registerRecentEventsRoute = (deps: RouteDeps): void =>
  registerRoute(deps, {
    endpoint: READ_RECENT_EVENTS,
    schemas: { query },
    handle: async ({ query: { namespace, with_document } }, context) => {
      const { elasticsearch } = await context.core;
      const client = elasticsearch.client.asCurrentUser;
      const { hits } = await client
        .search({
          index: dataStreamName(namespace),
          ignore_unavailable: true,
          allow_no_indices: true,
          size: RECENT_EVENTS_SIZE,
          track_total_hits: false,
          sort: [{ 'event.created': { order: 'desc', unmapped_type: 'date' } }],
          _source: with_document ? true : Object.values(FIELDS),
        })
        .catch((error: unknown) => {
          throw asReadError(error);
        });
      if (hits.hits.length === 0 && !(await mayRead(client))) throw noReadPrivilege();
      return {
        events: hits.hits.map(({ _id, _source }) => ({
          ...recentEvent(_id ?? '', _source),
          ...(with_document && { document: _source as Record<string, unknown> }),
        })),
      };
    },
  });

export const recentEvent = (id: string, source: unknown): RecentEvent => {
  const entries = Object.entries(FIELDS).flatMap(([name, path]) => {
    const value = valueAt(source, path);
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    id,
    timestamp: '',
    received: '',
    title: 'Unknown event',
    ...Object.fromEntries(entries),
  };
};

const valueAt = (source: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, name) => (value as Record<string, unknown> | null | undefined)?.[name],
      source,
    );

/** A search over a pattern skips in silence what the caller may not read. */
const mayRead = async (client: ElasticsearchClient): Promise<boolean> => {
  const index = [{ names: [dataStreamName('*')], privileges: ['read' as const] }];
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
