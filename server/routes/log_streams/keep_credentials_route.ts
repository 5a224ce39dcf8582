// PUT: tries credentials of an Auth0 application, and keeps them with the source, encrypted.
import { CREDENTIALS_PATH, type CredentialsAnswer } from '../../../common/api/log_streams';
import { API_PRIVILEGE } from '../../../common/plugin';
import { credentialsSchema } from '../auth0_credentials';
import { registerRoute } from '../register_route';
import { sourceParams } from '../sources/source_params';
import type { LogStreamRouteDeps } from './register_log_stream_routes';

export const registerKeepCredentialsRoute = ({ logStreams, ...deps }: LogStreamRouteDeps): void =>
  registerRoute(deps, {
    method: 'put',
    path: CREDENTIALS_PATH,
    access: 'public',
    summary: 'Keep credentials of an Auth0 application with a source',
    privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
    params: sourceParams,
    body: credentialsSchema,
    handle: async (request): Promise<CredentialsAnswer> =>
      logStreams.keepCredentials(request, request.params.id, request.body),
  });
