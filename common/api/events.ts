import { API_PRIVILEGE, INTERNAL_API } from '../plugin';
import type { Endpoint } from './endpoint';

/** The caller's own Elasticsearch privileges count as well. */
export const READ_RECENT_EVENTS: Endpoint<{
  query: RecentEventsQuery;
  answer: RecentEventsAnswer;
}> = {
  method: 'get',
  path: `${INTERNAL_API}/events/recent`,
  access: 'internal',
  privileges: [API_PRIVILEGE.read],
  summary: 'Read the newest events',
};

export const RECENT_EVENTS_SIZE = 25;

/** Narrows the events to those with these values. */
export interface RecentEventsFilter {
  /** Id of a source. */
  source?: string;
  outcome?: Outcome;
}

export interface RecentEventsQuery extends RecentEventsFilter {
  /** Each event with its whole document. */
  with_document?: boolean;
}

export type Outcome = 'success' | 'failure' | 'unknown';

/** An event as the page lists it. */
export interface RecentEvent {
  id: string;
  /** When it happened at Auth0, ISO 8601. */
  timestamp: string;
  /** When the plugin received it, ISO 8601. */
  received: string;
  /** Id of the source; events that an early version indexed name none. */
  source?: string;
  /** Auth0's event code, such as "fp". */
  code?: string;
  title: string;
  outcome?: Outcome;
  message?: string;
  user?: string;
  source_ip?: string;
  country?: string;
  application?: string;
  connection?: string;
  /** Where it was asked for. */
  document?: Record<string, unknown>;
}

export interface RecentEventsAnswer {
  /** Newest received first. */
  events: RecentEvent[];
  /** Where one source was asked for: whether there are events that name no source, and so are left out. */
  has_events_without_source?: boolean;
}

/** How many events of each code a source has brought. */
export const COUNT_EVENT_CODES: Endpoint<{
  query: EventCodesQuery;
  answer: EventCodesAnswer;
}> = {
  method: 'get',
  path: `${INTERNAL_API}/events/codes`,
  access: 'internal',
  privileges: [API_PRIVILEGE.read],
  summary: 'Count the events of a source by code',
};

export interface EventCodesQuery {
  /** Id of a source. */
  source: string;
  /** ISO 8601; of all times unless given. */
  since?: string;
}

export interface EventCodesAnswer {
  /** The most frequent first, at most 250: more than Auth0 has. */
  codes: { code: string; title: string; count: number }[];
  total: number;
  /** Likewise, of events that name no source. */
  has_events_without_source: boolean;
}
