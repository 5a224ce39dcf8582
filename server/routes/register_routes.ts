// All routes behind a login, for the pages and for other programs.
import { type EventLogRouteDeps, registerEventLogRoute } from './event_log_route';
import { type FailedEventRouteDeps, registerFailedEventRoutes } from './failed_event_routes';
import { type HealthRouteDeps, registerHealthRoute } from './health_route';
import { registerLogStreamRoutes } from './log_stream_routes';
import { type MetricsRouteDeps, registerMetricsRoute } from './metrics_route';
import { type PreviewRouteDeps, registerPreviewRoute } from './preview_route';
import { registerEventRoutes } from './event_routes';
import { registerSourceRoutes, type SourceRouteDeps } from './source_routes';
import { registerWriteAccessRoute, type WriteAccessRouteDeps } from './write_access_route';

export type RoutesDeps = SourceRouteDeps &
  FailedEventRouteDeps &
  PreviewRouteDeps &
  HealthRouteDeps &
  MetricsRouteDeps &
  EventLogRouteDeps &
  WriteAccessRouteDeps;

export const registerRoutes = (deps: RoutesDeps): void => {
  registerSourceRoutes(deps);
  registerLogStreamRoutes(deps);
  registerFailedEventRoutes(deps);
  registerPreviewRoute(deps);
  registerHealthRoute(deps);
  registerMetricsRoute(deps);
  registerEventLogRoute(deps);
  registerEventRoutes(deps);
  registerWriteAccessRoute(deps);
};
