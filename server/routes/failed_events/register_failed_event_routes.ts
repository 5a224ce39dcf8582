// All that the API does to failed events; each endpoint is a file beside this one. The internal user
// reads and deletes, since no role of a caller's covers the index.
import type { ReplayDeps } from '../../ingest/replay_failed_events';
import type { DiscardDeps } from '../../failed_events/discard_failed_events';
import type { RouteDeps } from '../register_route';
import { registerDiscardRoute } from './discard_route';
import { registerListFailedEventsRoute } from './list_failed_events_route';
import { registerReadFailedEventRoute } from './read_failed_event_route';
import { registerReplayRoute } from './replay_route';

export type FailedEventRouteDeps = RouteDeps & ReplayDeps & DiscardDeps;

export const registerFailedEventRoutes = (deps: FailedEventRouteDeps): void => {
  registerListFailedEventsRoute(deps);
  registerReadFailedEventRoute(deps);
  registerReplayRoute(deps);
  registerDiscardRoute(deps);
};
