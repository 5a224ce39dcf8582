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
  /** Present where events are collected from the Management API. */
  api?: CollectingHealth;
  /** Up to 20 of the codes that the catalogue does not know. */
  unknown_codes: string[];
}

/** All times are ISO 8601. */
export interface CollectingHealth {
  /**
   * The first that applies of: stopped (until the source or its credentials change); failing (since
   * more than one try); waiting (for `wait`); never run; catching up; up to date.
   */
  state: 'never_run' | 'catching_up' | 'up_to_date' | 'waiting' | 'failing' | 'stopped';
  /** Date of the newest event that is collected. */
  reached?: string;
  /** How far behind in time collecting is. */
  lag_ms?: number;
  /** When it will have caught up at its present speed, while that is known. */
  caught_up_estimate?: string;
  /** Why and until when nothing is asked for. */
  wait?: FailureReport & { until: string };
  failure?: FailureReport & { at: string };
  /** The last 20. */
  gaps: LogGap[];
  /** Of all that were ever found. */
  gaps_found: number;
  /** Of the last 72 hours with events, the oldest first; empty without a webhook. */
  completeness: CollectingHour[];
}

/** A time of which events were lost: Auth0 no longer had them. All times are ISO 8601. */
export interface LogGap {
  /** Date of the newest event before it. */
  from?: string;
  /** Date of the oldest event after it. */
  to?: string;
  found_at: string;
}

/** Of events that happened within the hour. */
export interface CollectingHour {
  /** ISO 8601; its first moment. */
  hour: string;
  /** By the Management API. */
  listed: number;
  /** By the webhook before. */
  delivered: number;
  /** Collected since the webhook had not delivered them. */
  healed: number;
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
