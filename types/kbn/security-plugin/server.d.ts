// Source: elastic/kibana x-pack/platform/plugins/shared/security (x-pack/plugins/security before 8.18).
import type { KibanaRequest } from '@kbn/core/server';

export interface GrantAPIKeyResult {
  id: string;
  name: string;
  api_key: string;
}

export interface SecurityPluginStart {
  authc: {
    apiKeys: {
      areAPIKeysEnabled(): Promise<boolean>;
      /** Null where security is off in Elasticsearch; rejects where the user lacks the privilege. */
      grantAsInternalUser(
        request: KibanaRequest,
        params: {
          name: string;
          role_descriptors: Record<string, unknown>;
          metadata?: Record<string, unknown>;
        },
      ): Promise<GrantAPIKeyResult | null>;
      invalidateAsInternalUser(params: { ids: string[] }): Promise<unknown>;
    };
  };
}
