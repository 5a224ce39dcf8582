// POST: creates a source's log stream in Auth0.
import { schema } from '@kbn/config-schema';
import { type CreateLogStreamAnswer, LOG_STREAM_PATH } from '../../../common/api/log_streams';
import { API_PRIVILEGE } from '../../../common/plugin';
import { withCredentials } from '../auth0_credentials';
import { registerRoute } from '../register_route';
import { sourceParams } from '../sources/source_params';
import { endpoint, piiConfig, startFrom, streamCategories, streamName } from './log_stream_schemas';
import type { LogStreamRouteDeps } from './register_log_stream_routes';

const body = schema.object(
  {
    ...withCredentials,
    remember_credentials: schema.boolean({ defaultValue: false }),
    name: schema.maybe(streamName),
    endpoint,
    categories: schema.maybe(streamCategories),
    start_from: schema.maybe(startFrom),
    isPriority: schema.maybe(schema.boolean()),
    pii_config: schema.maybe(piiConfig),
  },
  {
    validate: ({ remember_credentials, credentials }) =>
      remember_credentials && !credentials ? 'give the credentials that are to be kept' : undefined,
  },
);

export const registerCreateLogStreamRoute = ({ logStreams, ...deps }: LogStreamRouteDeps): void =>
  registerRoute(deps, {
    method: 'post',
    path: LOG_STREAM_PATH,
    access: 'public',
    summary: "Create a source's log stream in Auth0",
    privileges: [API_PRIVILEGE.manage, API_PRIVILEGE.secrets],
    params: sourceParams,
    body,
    handle: async (request): Promise<CreateLogStreamAnswer> =>
      logStreams.create(request, request.params.id, request.body),
  });
