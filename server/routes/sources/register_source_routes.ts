// All that the API does to sources; each endpoint is a file beside this one.
import type { LogStreamAdmin } from '../../log_streams/log_stream_admin';
import type { SourceAdmin } from '../../sources/source_admin';
import type { SourceTokens } from '../../sources/source_tokens';
import type { RouteDeps } from '../register_route';
import { registerCreateSourceRoute } from './create_source_route';
import { registerDeleteSourceRoute } from './delete_source_route';
import { registerListSourcesRoute } from './list_sources_route';
import { registerReadSourceRoute } from './read_source_route';
import { registerRotateTokenRoute } from './rotate_token_route';
import { registerUpdateSourceRoute } from './update_source_route';

export interface SourceRouteDeps extends RouteDeps {
  admin: SourceAdmin;
  tokens: SourceTokens;
  logStreams: LogStreamAdmin;
}

export const registerSourceRoutes = (deps: SourceRouteDeps): void => {
  registerListSourcesRoute(deps);
  registerCreateSourceRoute(deps);
  registerReadSourceRoute(deps);
  registerUpdateSourceRoute(deps);
  registerDeleteSourceRoute(deps);
  registerRotateTokenRoute(deps);
};
