import { API_PRIVILEGE, INTERNAL_API } from '../plugin';
import type { Endpoint } from './endpoint';

export const READ_EVENT_LOG: Endpoint<{ query: EventLogQuery; answer: EventLogAnswer }> = {
  method: 'get',
  path: `${INTERNAL_API}/event_log`,
  access: 'internal',
  privileges: [API_PRIVILEGE.read],
  summary: 'Read what changed, newest first',
};

export interface EventLogQuery {
  /** Id of a source. */
  source?: string;
  from?: number;
  size?: number;
}

/** Records of a page unless asked for fewer, and at most. */
export const EVENT_LOG_SIZE = { default: 25, max: 100 } as const;

export type EventLogAction =
  | 'installation-ready'
  | 'installation-failed'
  | 'delivery-failing'
  | 'delivery-recovered'
  | 'write-access-granted'
  | 'write-access-missing'
  | 'write-access-restored'
  | 'listener-started'
  | 'listener-failed'
  | 'listener-certificate-reloaded'
  | 'listener-certificate-refused'
  | 'authentication-failures'
  | 'elasticsearch-unreachable'
  | 'elasticsearch-reachable'
  | 'id-conflict'
  | 'failed-events-kept'
  | 'failed-events-replayed'
  | 'failed-events-discarded'
  | 'source-created'
  | 'source-changed'
  | 'source-paused'
  | 'source-resumed'
  | 'source-deleted'
  | 'token-rotated'
  | 'credentials-kept'
  | 'credentials-forgotten'
  | 'log-stream-created'
  | 'log-stream-changed'
  | 'log-stream-paused'
  | 'log-stream-resumed'
  | 'log-stream-token-rotated'
  | 'log-stream-deleted'
  | 'entries-dropped';

/** A change of state, or what happened often within a minute. */
export interface EventLogEntry {
  action: EventLogAction;
  outcome: 'success' | 'failure';
  /** Stable name of the cause, such as "unavailable". */
  reason?: string;
  /** Of the reason; without anything of an event or a token. */
  details?: object;
  /** Id of the source that it is about. */
  source?: string;
  /** How many, for what is recorded once a minute. */
  count?: number;
}

export interface EventLogRecord extends EventLogEntry {
  /** ISO 8601. */
  timestamp: string;
  /** The Kibana node that saw it. */
  node: { uuid: string; name: string };
}

export interface EventLogAnswer {
  total: number;
  /** Newest first. */
  records: EventLogRecord[];
}
