// What the benchmark asks of its load generator, and what that one tells afterwards.

export interface LoadJob {
  target: 'webhook' | 'elasticsearch';
  url: string;
  headers: Record<string, string>;
  connections: number;
  /** Events a request. */
  batch: number;
  events: number;
  /** Two rounds with one seed would send the same events twice. */
  seed: number;
}

export interface LoadResult {
  seconds: number;
  /** Latency of a request in milliseconds. */
  median: number;
  p99: number;
}
