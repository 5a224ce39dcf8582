import type { FailureReport } from '../errors/failures';
import type { Shortcoming } from '../errors/shortcomings';
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
 * The first that applies of: paused; failing (events cannot be written, or the last delivery with the
 * right token was refused); never received; silent (for longer than usual); degraded (within the last
 * hour requests were refused or records failed); receiving.
 */
export type SourceState =
  'receiving' | 'degraded' | 'silent' | 'failing' | 'paused' | 'never_received';

/** Sources that need attention come first. */
export const SOURCE_STATE_ORDER: readonly SourceState[] = [
  ...(['failing', 'silent', 'degraded', 'never_received', 'receiving', 'paused'] as const),
];

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
  ingest_delay?: { ms: number; measured_at: string };
  /**
   * After a longer time without an event the source is silent: twice the longest one in the 24 hours
   * before the last event. Absent while too little is known; it is silent after 24 hours then.
   */
  usual_silence_ms?: number;
  /** ISO 8601; when a record last failed. */
  last_failed_at?: string;
  /** Of the webhook; the last hour, as the answering Kibana node has seen it. */
  authentication_failures: AuthenticationFailures;
  /** The last refusal of a delivery with the right token; it stays when deliveries succeed again. */
  last_error?: FailureReport & { at: string };
  /** Up to 20 of the codes that the catalogue does not know. */
  unknown_codes: string[];
}

/** Deliveries with a wrong token. */
export interface AuthenticationFailures {
  count: number;
  /** Networks they came from, at most 100: an IPv4 address, a /64 of IPv6. */
  addresses: number;
  /** ISO 8601; of the last since the start. */
  last?: string;
}

/** Whether templates are in place and events can be written. */
export interface Installation {
  state: 'pending' | 'ready' | 'failed';
  /** While it has failed. */
  problem?: Shortcoming;
}

export interface HealthAnswer {
  /** Those that need attention first, then by name. */
  sources: SourceHealth[];
  installation: Installation;
  /** What the cluster lacks (GeoIP, lifecycle, ...); events are collected all the same. */
  shortcomings: Shortcoming[];
}
