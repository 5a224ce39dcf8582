// POST write access: lends the plugin a key that may write events, on behalf of the caller.
import type { KibanaRequest } from '@kbn/core/server';
import { WRITE_ACCESS_PATH } from '../../common/api/write_access';
import { API_PRIVILEGE } from '../../common/plugin';
import { registerRoute, type RouteDeps } from './register_route';

export interface WriteAccessRouteDeps extends RouteDeps {
  grant(request: KibanaRequest): Promise<void>;
}

export const registerWriteAccessRoute = (deps: WriteAccessRouteDeps): void =>
  registerRoute(deps, {
    method: 'post',
    path: WRITE_ACCESS_PATH,
    privileges: [API_PRIVILEGE.secrets],
    handle: async (request) => {
      await deps.grant(request);
      return { granted: true };
    },
  });
