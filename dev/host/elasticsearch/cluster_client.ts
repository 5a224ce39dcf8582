// Elasticsearch as Kibana's own user and as whoever asks.
// Follows elastic/kibana src/core/packages/elasticsearch/client-server-internal/src
// (cluster_client.ts, client_config.ts).
import { Client } from '@elastic/elasticsearch';
import type { IClusterClient } from '@kbn/core/server';
import { transportFor } from './recorded_api_keys';

/** elasticsearch.requestTimeout. */
const REQUEST_TIMEOUT_MS = 30_000;

export interface ElasticsearchUser {
  username: string;
  password: string;
}

/** Kibana's own client settings; compression is off there too. */
export const createClient = (node: string, auth?: ElasticsearchUser) =>
  new Client({
    node,
    requestTimeout: REQUEST_TIMEOUT_MS,
    maxRetries: 3,
    compression: false,
    auth,
  });

export interface ClusterClient extends IClusterClient {
  readonly asInternalUser: Client;
  close(): Promise<void>;
}

/** Without a user Elasticsearch has security off: whoever asks, the same cluster answers. */
export function clusterClient(node: string, user: ElasticsearchUser | undefined): ClusterClient {
  const asInternalUser = createClient(node, user);
  if (!user) {
    const scoped = { asInternalUser, asCurrentUser: asInternalUser };
    return { asInternalUser, asScoped: () => scoped, close: () => asInternalUser.close() };
  }
  const asNobody = createClient(node);
  return {
    asInternalUser,
    asScoped: ({ headers: { authorization } }) => ({
      asInternalUser,
      get asCurrentUser() {
        return authorization === undefined
          ? asNobody
          : asNobody.child({ Transport: transportFor(asInternalUser, authorization) });
      },
    }),
    close: async () => {
      await Promise.all([asInternalUser.close(), asNobody.close()]);
    },
  };
}
