import { INTERNAL_API } from '../plugin';

export const SOURCES_PATH = `${INTERNAL_API}/sources`;

/** Totals since the source's first event, over all Kibana nodes and restarts. */
export interface SourceCounters {
  /** Events indexed. */
  accepted: number;
  /** Events that arrived again and were there already. */
  duplicate: number;
  /** Records kept as dead letters. */
  dead_lettered: number;
  /** Requests answered with anything but 200. */
  refused: number;
  /** Accepted events whose code the catalogue does not know. */
  unknown_code: number;
}

export const emptyCounters = (): SourceCounters => ({
  accepted: 0,
  duplicate: 0,
  dead_lettered: 0,
  refused: 0,
  unknown_code: 0,
});

export interface SourceSummary {
  id: string;
  name: string;
  /** Data stream that its events go to. */
  data_stream: string;
  /** Path of its webhook below Kibana's base path. */
  webhook_path: string;
  counters: SourceCounters;
  /** ISO 8601; when an event was last indexed. Absent before the first. */
  last_accepted_at?: string;
}

/** Something that the plugin needs and does not have, in the words shown to the user. */
export interface Shortcoming {
  code: string;
  message: string;
  /** What the user loses by it. */
  consequence: string;
  mend: string;
}

/** Deliveries with a wrong token that the answering Kibana node has seen in the last hour. */
export interface AuthenticationFailures {
  count: number;
  /** Networks they came from: an IPv4 address, a /64 of IPv6. */
  addresses: number;
  /** ISO 8601; of the last since the start. */
  last?: string;
}

export interface SourcesAnswer {
  /** Empty while kibana.yml names no source. */
  sources: SourceSummary[];
  /** Whether templates are in place and events can be written. */
  installation: { state: 'pending' | 'ready' | 'failed'; message?: string; mend?: string };
  /** What the cluster lacks (GeoIP, lifecycle, ...); events are collected all the same. */
  shortcomings: Shortcoming[];
  authentication_failures: AuthenticationFailures;
}
