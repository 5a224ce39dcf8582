// POST, since credentials may come along: a source's log stream as Auth0 has it now.
import { schema } from '@kbn/config-schema';
import { LOG_STREAM_STATUS_PATH, type LogStreamAnswer } from '../../../common/api/log_streams';
import { API_PRIVILEGE } from '../../../common/plugin';
import { withCredentials } from '../auth0_credentials';
import { registerRoute } from '../register_route';
import { sourceParams } from '../sources/source_params';
import type { LogStreamRouteDeps } from './register_log_stream_routes';

export const registerReadLogStreamRoute = ({ logStreams, ...deps }: LogStreamRouteDeps): void =>
  registerRoute(deps, {
    method: 'post',
    path: LOG_STREAM_STATUS_PATH,
    access: 'public',
    summary: "Read a source's log stream in Auth0",
    privileges: [API_PRIVILEGE.secrets],
    params: sourceParams,
    body: schema.object(withCredentials),
    handle: async ({ params, body }): Promise<LogStreamAnswer> => ({
      log_stream: await logStreams.get(params.id, body.credentials),
    }),
  });
