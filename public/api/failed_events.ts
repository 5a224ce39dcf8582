// Failed events as the public API keeps them.
import type { HttpStart } from '@kbn/core/public';
import {
  FAILED_EVENT_PATH,
  FAILED_EVENTS_PATH,
  DISCARD_PATH,
  REPLAY_PATH,
  type FailedEventsAnswer,
  type FailedEventSelection,
  type DiscardAnswer,
  type ReplayAnswer,
  type ReplayRequest,
  type WholeFailedEvent,
} from '../../common/api/failed_events';
import { sourcePath } from '../../common/api/sources';
import { PUBLIC_API_VERSION } from '../../common/plugin';

export interface FailedEventsQuery {
  source?: string;
  code?: string;
  from: number;
  size: number;
}

export interface FailedEventsApi {
  listFailedEvents(query: FailedEventsQuery, signal?: AbortSignal): Promise<FailedEventsAnswer>;
  readFailedEvent(id: string, signal?: AbortSignal): Promise<WholeFailedEvent>;
  /** One batch. */
  replayFailedEvents(request: ReplayRequest): Promise<ReplayAnswer>;
  /** One batch. */
  discardFailedEvents(selection: FailedEventSelection): Promise<DiscardAnswer>;
}

const version = PUBLIC_API_VERSION;
const withSignal = (signal?: AbortSignal) => (signal ? { version, signal } : { version });

export const createFailedEventsApi = (http: HttpStart): FailedEventsApi => ({
  listFailedEvents: (query, signal) =>
    http.get(FAILED_EVENTS_PATH, { ...withSignal(signal), query: { ...query } }),
  readFailedEvent: (id, signal) => http.get(sourcePath(FAILED_EVENT_PATH, id), withSignal(signal)),
  replayFailedEvents: (request) =>
    http.post(REPLAY_PATH, { version, body: JSON.stringify(request) }),
  discardFailedEvents: (selection) =>
    http.post(DISCARD_PATH, { version, body: JSON.stringify(selection) }),
});
