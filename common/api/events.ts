import { INTERNAL_API } from '../plugin';

export const RECENT_EVENTS_PATH = `${INTERNAL_API}/events/recent`;
export const RECENT_EVENTS_SIZE = 25;

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
}

export interface RecentEventsAnswer {
  /** Newest received first. */
  events: RecentEvent[];
}
