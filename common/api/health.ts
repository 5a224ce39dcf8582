import { API_PRIVILEGE, INTERNAL_API } from '../plugin';
import type { Endpoint } from './endpoint';
import type { SourceCounters } from './source_counters';
import type { Source } from './sources';

export const READ_HEALTH: Endpoint<{ answer: HealthAnswer }> = {
  method: 'get',
  path: `${INTERNAL_API}/health`,
  access: 'internal',
  privileges: [API_PRIVILEGE.read],
  summary: 'Read the health of each source, and what the plugin lacks',
};

/**
 * The first that holds of: paused; failing (the last delivery with the right token was refused); never
 * received; silent (for longer than usual); receiving.
 */
export type SourceState = 'receiving' | 'silent' | 'failing' | 'paused' | 'never_received';

/** Of `SourceHealth.per_minute`. */
export const ACTIVITY_MINUTES = 60;

export interface SourceHealth {
  source: Source;
  state: SourceState;
  counters: SourceCounters;
  /** ISO 8601; when an event was last indexed. Absent before the first. */
  last_accepted_at?: string;
  /** Events indexed in each of the last 60 minutes, the oldest first. */
  per_minute: number[];
  /** From an event at Auth0 until a search finds it; measured on one event a minute at most. */
  lag?: { ms: number; measured_at: string };
  /**
   * After a longer time without an event the source is silent: twice the longest one in the 24 hours
   * before the last event. Absent while too little is known; it is silent after 24 hours then.
   */
  usual_silence_ms?: number;
  /** The last refusal of a delivery with the right token; it stays when deliveries succeed again. */
  last_error?: { code: string; message: string; remedy: string; at: string };
  /** Up to 20 of the codes that the catalogue does not know. */
  unknown_codes: string[];
}

/** Something that the plugin needs and does not have, in the words shown to the user. */
export interface Shortcoming {
  code: string;
  message: string;
  /** What the user loses by it. */
  consequence: string;
  remedy: string;
}

/** Deliveries with a wrong token that the answering Kibana node has seen in the last hour. */
export interface AuthenticationFailures {
  count: number;
  /** Networks they came from: an IPv4 address, a /64 of IPv6. */
  addresses: number;
  /** ISO 8601; of the last since the start. */
  last?: string;
}

/** Whether templates are in place and events can be written. */
export interface Installation {
  state: 'pending' | 'ready' | 'failed';
  message?: string;
  remedy?: string;
}

export interface HealthAnswer {
  sources: SourceHealth[];
  installation: Installation;
  /** What the cluster lacks (GeoIP, lifecycle, ...); events are collected all the same. */
  shortcomings: Shortcoming[];
  authentication_failures: AuthenticationFailures;
}
