// The plugin's own routes as functions; the files beside this one are the only ones that touch
// core.http, each for one kind of thing.
import type { HttpStart } from '@kbn/core/public';
import { EVENT_LOG_PATH, type EventLogAnswer } from '../../common/api/event_log';
import { RECENT_EVENTS_PATH, type RecentEventsAnswer } from '../../common/api/events';
import { HEALTH_PATH, type HealthAnswer } from '../../common/api/health';
import { WRITE_ACCESS_PATH } from '../../common/api/write_access';
import { INTERNAL_API_VERSION } from '../../common/plugin';
import { createDeadLettersApi, type DeadLettersApi } from './dead_letters';
import { createLogStreamsApi, type LogStreamsApi } from './log_streams';
import { createSourcesApi, type SourcesApi } from './sources';

export interface ApiClient extends SourcesApi, LogStreamsApi, DeadLettersApi {
  getHealth(signal?: AbortSignal): Promise<HealthAnswer>;
  getRecentEvents(signal?: AbortSignal): Promise<RecentEventsAnswer>;
  /** What changed of a source, newest first. */
  getEventLog(
    query: { source: string; size: number },
    signal?: AbortSignal,
  ): Promise<EventLogAnswer>;
  /** Has the plugin store an API key, granted on behalf of the current user, that may write events. */
  grantWriteAccess(): Promise<void>;
}

const version = INTERNAL_API_VERSION;
const withSignal = (signal?: AbortSignal) => (signal ? { version, signal } : { version });

export const createApiClient = (http: HttpStart): ApiClient => ({
  ...createSourcesApi(http),
  ...createLogStreamsApi(http),
  ...createDeadLettersApi(http),
  getHealth: (signal) => http.get(HEALTH_PATH, withSignal(signal)),
  getRecentEvents: (signal) => http.get(RECENT_EVENTS_PATH, withSignal(signal)),
  getEventLog: (query, signal) => http.get(EVENT_LOG_PATH, { ...withSignal(signal), query }),
  grantWriteAccess: async () => {
    await http.post(WRITE_ACCESS_PATH, { version });
  },
});
