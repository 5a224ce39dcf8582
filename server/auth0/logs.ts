// A tenant's log, page by page, as the Management API lists it by checkpoint. A checkpoint is a URL
// that Auth0 made and nobody else reads; pages are bytes, so that whoever takes the events in also
// judges each of them.

export interface LogsPage {
  /** A JSON list by its brackets; a row of it may still be broken. */
  body: Buffer;
  /** Where the log goes on, as it came; an empty page leads to itself. */
  next?: string;
  rateLimit: RateLimit;
}

export interface RateLimit {
  limit?: number;
  remaining?: number;
  /** When Auth0 grants requests again, by this machine's clock (milliseconds since 1970). */
  resetAt?: number;
}

export interface CallOptions {
  /** Ends this call, besides what ends the client. */
  signal?: AbortSignal;
}

export interface PageOptions extends CallOptions {
  /** Fewer rows than the checkpoint asks for, where a page of them is too large. */
  take?: number;
}

/** A page of one event at most, and its id. */
export interface FirstEvent extends LogsPage {
  logId?: string;
}

/** What the tenant itself counts for a day. */
export interface DailyStats {
  /** yyyy-MM-dd */
  date: string;
  logins: number;
  signups: number;
}

/**
 * Asked once, never again within: who calls decides about rate limits and failures.
 * - auth0_checkpoint_expired: Auth0 no longer knows where this checkpoint is.
 * - auth0_rate_limited: details.retry_after_seconds, as far as Auth0 says.
 * - auth0_answer_too_large: ask for fewer rows.
 * - auth0_unexpected_answer: not a whole list of JSON; nothing may be advanced.
 */
export interface Logs {
  /** Before all events from this time on, by a fabricated id; a tenant may refuse it. */
  checkpointAt(time: Date, take?: number): string;
  checkpointAfter(logId: string, take?: number): string;
  page(checkpoint: string, options?: PageOptions): Promise<LogsPage>;
  /** The first event at this time or later; the oldest that is kept where no time is given. */
  first(since?: Date, options?: CallOptions): Promise<FirstEvent>;
  /** Needs the scope read:stats. */
  dailyStats(from: Date, to: Date, options?: CallOptions): Promise<DailyStats[]>;
}
