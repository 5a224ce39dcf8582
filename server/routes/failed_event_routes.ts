// Failed events by the API. The internal user reads and deletes them, since no role of a caller's
// covers the index.
import {
  DISCARD_FAILED_EVENTS,
  LIST_FAILED_EVENTS,
  READ_FAILED_EVENT,
  REPLAY_FAILED_EVENTS,
} from '../../common/api/failed_events';
import { discardFailedEvents, type DiscardDeps } from '../failed_events/discard_failed_events';
import { listFailedEvents, readFailedEvent } from '../failed_events/read_failed_events';
import { type ReplayDeps, replayFailedEvents } from '../ingest/replay_failed_events';
import {
  failedEventParams,
  listQuery,
  replaySchema,
  selectionSchema,
} from './failed_event_schemas';
import { registerRoute, type RouteDeps } from './register_route';

export type FailedEventRouteDeps = RouteDeps & ReplayDeps & DiscardDeps;

export const registerFailedEventRoutes = (deps: FailedEventRouteDeps): void => {
  registerRoute(deps, {
    endpoint: LIST_FAILED_EVENTS,
    schemas: { query: listQuery },
    handle: async ({ query }) => listFailedEvents(await deps.client(), query),
  });
  registerRoute(deps, {
    endpoint: READ_FAILED_EVENT,
    schemas: { params: failedEventParams },
    handle: async ({ params }) => readFailedEvent(await deps.client(), params.id),
  });
  registerRoute(deps, {
    endpoint: REPLAY_FAILED_EVENTS,
    schemas: { body: replaySchema },
    handle: ({ body }) => replayFailedEvents(deps, withIsoDate(body)),
  });
  registerRoute(deps, {
    endpoint: DISCARD_FAILED_EVENTS,
    schemas: { body: selectionSchema },
    handle: ({ body }) => discardFailedEvents(deps, withIsoDate(body)),
  });
};

/** Elasticsearch reads fewer forms of a date than JavaScript. */
const withIsoDate = <T extends { until?: string }>(selection: T): T => ({
  ...selection,
  until: selection.until && new Date(selection.until).toISOString(),
});
