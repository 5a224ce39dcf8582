// DELETE: forgets the credentials that are kept with a source. Its log stream stays.
import { CREDENTIALS_PATH } from '../../../common/api/log_streams';
import { API_PRIVILEGE } from '../../../common/plugin';
import { registerRoute } from '../register_route';
import { sourceParams } from '../sources/source_params';
import type { LogStreamRouteDeps } from './register_log_stream_routes';

export const registerForgetCredentialsRoute = ({ logStreams, ...deps }: LogStreamRouteDeps): void =>
  registerRoute(deps, {
    method: 'delete',
    path: CREDENTIALS_PATH,
    access: 'public',
    summary: "Forget a source's credentials of Auth0",
    privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
    params: sourceParams,
    handle: async (request) => {
      await logStreams.forgetCredentials(request, request.params.id);
      return {};
    },
  });
