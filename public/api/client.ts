// The plugin's own routes as functions; the files beside this one are the only ones that touch
// core.http, each for one kind of thing.
import type { HttpStart } from '@kbn/core/public';
import { EVENT_LOG_PATH, type EventLogAnswer } from '../../common/api/event_log';
import {
  RECENT_EVENTS_PATH,
  type RecentEventsAnswer,
  type RecentEventsQuery,
} from '../../common/api/events';
import { HEALTH_PATH, type HealthAnswer } from '../../common/api/health';
import { WRITE_ACCESS_PATH, type WriteAccessRequest } from '../../common/api/write_access';
import { INTERNAL_API_VERSION } from '../../common/plugin';
import { createFailedEventsApi, type FailedEventsApi } from './failed_events';
import { createLogStreamsApi, type LogStreamsApi } from './log_streams';
import { createPreviewApi, type PreviewApi } from './preview';
import { createSourcesApi, type SourcesApi } from './sources';

export interface ApiClient extends SourcesApi, LogStreamsApi, PreviewApi, FailedEventsApi {
  getHealth(signal?: AbortSignal): Promise<HealthAnswer>;
  getRecentEvents(signal?: AbortSignal, query?: RecentEventsQuery): Promise<RecentEventsAnswer>;
  /** What changed of a source, newest first. */
  getEventLog(
    query: { source: string; size: number },
    signal?: AbortSignal,
  ): Promise<EventLogAnswer>;
  /** Has the plugin store an API key that may write events: a given one, or one of the current user. */
  grantWriteAccess(request?: WriteAccessRequest): Promise<void>;
}

const version = INTERNAL_API_VERSION;
const withSignal = (signal?: AbortSignal) => (signal ? { version, signal } : { version });

export const createApiClient = (http: HttpStart): ApiClient => ({
  ...createSourcesApi(http),
  ...createLogStreamsApi(http),
  ...createPreviewApi(http),
  ...createFailedEventsApi(http),
  getHealth: (signal) => http.get(HEALTH_PATH, withSignal(signal)),
  getRecentEvents: (signal, query) =>
    http.get(RECENT_EVENTS_PATH, { ...withSignal(signal), ...(query && { query: { ...query } }) }),
  getEventLog: (query, signal) => http.get(EVENT_LOG_PATH, { ...withSignal(signal), query }),
  grantWriteAccess: async (request) => {
    await http.post(WRITE_ACCESS_PATH, {
      version,
      ...(request && { body: JSON.stringify(request) }),
    });
  },
});
