// security.authc.apiKeys on a cluster with security on, and with security off.
// Follows elastic/kibana x-pack/platform/plugins/shared/security/server/authentication/api_keys
// (api_keys.ts).
import type { Client, estypes } from '@elastic/elasticsearch';
import type { SecurityPluginStart } from '@kbn/security-plugin/server';
import type { ClusterClient } from './cluster_client';
import { cannotCreateKeys, grantRecordedKey, invalidateRecordedKeys } from './recorded_api_keys';

export const securityOff: SecurityPluginStart = {
  authc: {
    apiKeys: {
      areAPIKeysEnabled: () => Promise.resolve(false),
      grantAsInternalUser: () => Promise.resolve(null),
      invalidateAsInternalUser: () => Promise.resolve(null),
    },
  },
};

export function securityOn(cluster: ClusterClient): SecurityPluginStart {
  const internal = cluster.asInternalUser;
  return {
    authc: {
      apiKeys: {
        areAPIKeysEnabled: async () => {
          await internal.security.invalidateApiKey({ ids: ['kibana-api-key-service-test'] });
          return true;
        },
        grantAsInternalUser: async (request, params) => {
          const owner = ownerOf(request.headers.authorization);
          try {
            return await internal.security.grantApiKey({
              api_key: params as estypes.SecurityGrantApiKeyGrantApiKey,
              grant_type: 'password',
              ...owner,
            });
          } catch (error) {
            if (!cannotCreateKeys(error)) throw error;
            const asOwner = cluster.asScoped(request).asCurrentUser as Client;
            return grantRecordedKey({ internal, owner: asOwner }, owner.username, params);
          }
        },
        invalidateAsInternalUser: async ({ ids }) => {
          await invalidateRecordedKeys(internal, ids);
          return internal.security.invalidateApiKey({ ids });
        },
      },
    },
  };
}

function ownerOf(authorization: string | undefined) {
  if (authorization === undefined) {
    throw new Error('Unable to grant an API Key, request does not contain an authorization header');
  }
  const [scheme = '', credentials = ''] = authorization.split(' ');
  if (scheme.toLowerCase() !== 'basic') {
    throw new Error(`Unsupported scheme "${scheme}" for granting API Key`);
  }
  const [username = '', ...password] = Buffer.from(credentials, 'base64').toString().split(':');
  return { username, password: password.join(':') };
}
