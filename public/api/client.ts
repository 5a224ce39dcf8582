// The plugin's own routes as functions; the only file that touches core.http.
import type { HttpStart } from '@kbn/core/public';
import { RECENT_EVENTS_PATH, type RecentEventsAnswer } from '../../common/api/events';
import { HEALTH_PATH, type HealthAnswer } from '../../common/api/health';
import { WRITE_ACCESS_PATH } from '../../common/api/write_access';
import { INTERNAL_API_VERSION } from '../../common/plugin';

export interface ApiClient {
  getHealth(signal?: AbortSignal): Promise<HealthAnswer>;
  getRecentEvents(signal?: AbortSignal): Promise<RecentEventsAnswer>;
  /** Has the plugin store an API key, granted on behalf of the current user, that may write events. */
  grantWriteAccess(): Promise<void>;
}

const version = INTERNAL_API_VERSION;
const withSignal = (signal?: AbortSignal) => (signal ? { version, signal } : { version });

export const createApiClient = (http: HttpStart): ApiClient => ({
  getHealth: (signal) => http.get(HEALTH_PATH, withSignal(signal)),
  getRecentEvents: (signal) => http.get(RECENT_EVENTS_PATH, withSignal(signal)),
  grantWriteAccess: async () => {
    await http.post(WRITE_ACCESS_PATH, { version });
  },
});
