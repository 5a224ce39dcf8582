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

export interface RecentEventsQuery {
  /** Of one data stream only. */
  namespace?: string;
  /** Each event with its whole document. */
  with_document?: boolean;
}

/** An event as the page lists it. */
export interface RecentEvent {
  id: string;
  /** When it happened at Auth0, ISO 8601. */
  timestamp: string;
  /** When the plugin received it, ISO 8601. */
  received: string;
  /** Auth0's event code, such as "fp". */
  code?: string;
  title: string;
  outcome?: 'success' | 'failure' | 'unknown';
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
}
