// All that the API does to a source's log stream in Auth0; each endpoint is a file beside this one.
import type { LogStreamAdmin } from '../../log_streams/log_stream_admin';
import type { RouteDeps } from '../register_route';
import { registerCreateLogStreamRoute } from './create_log_stream_route';
import { registerDeleteLogStreamRoute } from './delete_log_stream_route';
import { registerForgetCredentialsRoute } from './forget_credentials_route';
import { registerKeepCredentialsRoute } from './keep_credentials_route';
import { registerReadLogStreamRoute } from './read_log_stream_route';
import { registerUpdateLogStreamRoute } from './update_log_stream_route';

export interface LogStreamRouteDeps extends RouteDeps {
  logStreams: LogStreamAdmin;
}

export const registerLogStreamRoutes = (deps: LogStreamRouteDeps): void => {
  registerCreateLogStreamRoute(deps);
  registerReadLogStreamRoute(deps);
  registerUpdateLogStreamRoute(deps);
  registerDeleteLogStreamRoute(deps);
  registerKeepCredentialsRoute(deps);
  registerForgetCredentialsRoute(deps);
};
