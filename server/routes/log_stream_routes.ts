// A source's log stream in Auth0 by the API, and the credentials that reach it.
import { schema } from '@kbn/config-schema';
import {
  CREATE_LOG_STREAM,
  DELETE_LOG_STREAM,
  FORGET_CREDENTIALS,
  KEEP_CREDENTIALS,
  READ_LOG_STREAM,
  UPDATE_LOG_STREAM,
} from '../../common/api/log_streams';
import type { LogStreamAdmin } from '../log_streams/log_stream_admin';
import { credentialsSchema, withCredentials } from './auth0_credentials';
import { changedLogStream, newLogStream } from './log_stream_schemas';
import { registerRoute, type RouteDeps } from './register_route';
import { sourceParams } from './source_routes';

const onlyCredentials = schema.object(withCredentials);

export interface LogStreamRouteDeps extends RouteDeps {
  logStreams: LogStreamAdmin;
}

export const registerLogStreamRoutes = ({ logStreams, ...deps }: LogStreamRouteDeps): void => {
  registerRoute(deps, {
    endpoint: CREATE_LOG_STREAM,
    schemas: { params: sourceParams, body: newLogStream },
    handle: (request) => logStreams.create(request, request.params.id, request.body),
  });
  registerRoute(deps, {
    endpoint: READ_LOG_STREAM,
    schemas: { params: sourceParams, body: onlyCredentials },
    handle: async ({ params, body }) => ({
      log_stream: await logStreams.get(params.id, body.credentials),
    }),
  });
  registerRoute(deps, {
    endpoint: UPDATE_LOG_STREAM,
    schemas: { params: sourceParams, body: changedLogStream },
    handle: async ({ params, body }) => ({ log_stream: await logStreams.update(params.id, body) }),
  });
  registerRoute(deps, {
    endpoint: DELETE_LOG_STREAM,
    schemas: { params: sourceParams, body: onlyCredentials },
    handle: async ({ params, body }) => {
      await logStreams.delete(params.id, body.credentials);
      return {};
    },
  });
  registerRoute(deps, {
    endpoint: KEEP_CREDENTIALS,
    schemas: { params: sourceParams, body: credentialsSchema },
    handle: (request) => logStreams.keepCredentials(request, request.params.id, request.body),
  });
  registerRoute(deps, {
    endpoint: FORGET_CREDENTIALS,
    schemas: { params: sourceParams },
    handle: async (request) => {
      await logStreams.forgetCredentials(request, request.params.id);
      return {};
    },
  });
};
