// A tenant's Custom Webhook streams as server and browser know them. The spelling is that of the
// plugin's API; Auth0's own stays in the client.

/** The names by which Auth0 filters a stream; no filter means everything. */
export const STREAM_CATEGORIES = [
  'auth.login.fail',
  'auth.login.notification',
  'auth.login.success',
  'auth.logout.fail',
  'auth.logout.success',
  'auth.signup.fail',
  'auth.signup.success',
  'auth.silent_auth.fail',
  'auth.silent_auth.success',
  'auth.token_exchange.fail',
  'auth.token_exchange.success',
  'management.fail',
  'management.success',
  'scim.event',
  'system.notification',
  'user.fail',
  'user.notification',
  'user.success',
  'actions',
  'other',
] as const;

export type StreamCategory = (typeof STREAM_CATEGORIES)[number];

/** `suspended` is Auth0's own doing, after the endpoint failed for days. */
export type StreamStatus = 'active' | 'paused' | 'suspended';

export interface PiiConfig {
  log_fields: ('first_name' | 'last_name' | 'username' | 'email' | 'phone' | 'address')[];
  method: 'mask' | 'hash';
  algorithm?: 'xxhash';
}

/** Without the authorization, which Auth0 returns in clear. */
export interface LogStream {
  id: string;
  name: string;
  status: StreamStatus;
  is_priority: boolean;
  /** Empty means everything. A name may be newer than STREAM_CATEGORIES. */
  categories: string[];
  /** Where Auth0 posts to. */
  endpoint: string;
  content_type?: string;
  content_format?: string;
  pii_config?: { log_fields: string[]; method: string; algorithm?: string };
}

export interface NewLogStream {
  name: string;
  endpoint: string;
  /** Sent by Auth0 verbatim as `Authorization`. */
  authorization: string;
  categories?: StreamCategory[];
  /** ISO 8601, within the tenant's log retention; settable at creation only. */
  start_from?: string;
  is_priority?: boolean;
  pii_config?: PiiConfig;
}

export interface LogStreamChange {
  name?: string;
  status?: 'active' | 'paused';
  /** Empty means everything. */
  categories?: StreamCategory[];
  pii_config?: PiiConfig;
  endpoint?: string;
  authorization?: string;
}
