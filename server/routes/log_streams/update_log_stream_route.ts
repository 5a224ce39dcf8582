// POST: changes, pauses or resumes a source's log stream in Auth0.
import { schema } from '@kbn/config-schema';
import { LOG_STREAM_UPDATE_PATH, type LogStreamAnswer } from '../../../common/api/log_streams';
import { API_PRIVILEGE } from '../../../common/plugin';
import { withCredentials } from '../auth0_credentials';
import { registerRoute } from '../register_route';
import { sourceParams } from '../sources/source_params';
import { endpoint, piiConfig, streamCategories, streamName } from './log_stream_schemas';
import type { LogStreamRouteDeps } from './register_log_stream_routes';

const body = schema.object(
  {
    ...withCredentials,
    name: schema.maybe(streamName),
    endpoint: schema.maybe(endpoint),
    categories: schema.maybe(streamCategories),
    status: schema.maybe(schema.oneOf([schema.literal('active'), schema.literal('paused')])),
    pii_config: schema.maybe(piiConfig),
  },
  {
    validate: ({ credentials: _credentials, ...change }) =>
      Object.values(change).every((value: unknown) => value === undefined)
        ? 'name something to change'
        : undefined,
  },
);

export const registerUpdateLogStreamRoute = ({ logStreams, ...deps }: LogStreamRouteDeps): void =>
  registerRoute(deps, {
    method: 'post',
    path: LOG_STREAM_UPDATE_PATH,
    access: 'public',
    summary: "Change, pause or resume a source's log stream in Auth0",
    privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
    params: sourceParams,
    body,
    handle: async ({ params, body: change }): Promise<LogStreamAnswer> => ({
      log_stream: await logStreams.update(params.id, change),
    }),
  });
