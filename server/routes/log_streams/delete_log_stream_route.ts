// POST, since credentials may come along: deletes a source's log stream in Auth0, and forgets it.
import { schema } from '@kbn/config-schema';
import { LOG_STREAM_DELETE_PATH } from '../../../common/api/log_streams';
import { API_PRIVILEGE } from '../../../common/plugin';
import { withCredentials } from '../auth0_credentials';
import { registerRoute } from '../register_route';
import { sourceParams } from '../sources/source_params';
import type { LogStreamRouteDeps } from './register_log_stream_routes';

export const registerDeleteLogStreamRoute = ({ logStreams, ...deps }: LogStreamRouteDeps): void =>
  registerRoute(deps, {
    method: 'post',
    path: LOG_STREAM_DELETE_PATH,
    access: 'public',
    summary: "Delete a source's log stream in Auth0",
    privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
    params: sourceParams,
    body: schema.object(withCredentials),
    handle: async ({ params, body }) => {
      await logStreams.delete(params.id, body.credentials);
      return {};
    },
  });
