// The plugin's one family of errors. Each names what to do about it; `errorAnswer` is the only
// place that turns one into HTTP.
import { STATUS_CODES } from 'node:http';
import type { ErrorBody } from '../common/api/errors';

interface Failure {
  status: number;
  remedy: string;
  /** Seconds after which the sender should try again. */
  retryAfter?: number;
}

const FAILURES = {
  wrong_token: {
    status: 401,
    remedy: 'Put the token of this source into the Authorization header.',
  },
  unknown_source: {
    status: 404,
    remedy: 'Check the last part of the URL against the webhook URL on the Sources page.',
  },
  sources_unread: {
    status: 503,
    remedy: 'Wait; Kibana has just started, or Elasticsearch cannot answer.',
    retryAfter: 5,
  },
  source_paused: { status: 503, remedy: 'Resume the source on the Sources page.', retryAfter: 60 },
  secrets_unreadable: {
    status: 503,
    remedy:
      'Set xpack.encryptedSavedObjects.encryptionKey to what it was, or save the source again.',
    retryAfter: 60,
  },
  cannot_encrypt: {
    status: 400,
    remedy: 'Set xpack.encryptedSavedObjects.encryptionKey in kibana.yml and restart Kibana.',
  },
  no_such_source: { status: 404, remedy: 'Reload the page: the source may have been deleted.' },
  source_exists: { status: 409, remedy: 'Choose another id.' },
  source_changed: { status: 409, remedy: 'Reload the page, and make your change once more.' },
  source_is_configured: { status: 409, remedy: 'Change it in kibana.yml, and restart Kibana.' },
  too_many_sources: { status: 409, remedy: 'Delete a source that is no longer needed.' },
  token_known: { status: 409, remedy: 'Use another token, or have one generated.' },
  too_large: {
    status: 413,
    remedy: 'Send fewer events per request, or raise auth0_logs.webhook.maxBodySize.',
  },
  not_json: { status: 400, remedy: 'Use JSON Lines, a JSON array or {"logs": [...]}.' },
  not_one_event: {
    status: 400,
    remedy: 'Paste an event as Auth0 shows it, from its first brace to its last.',
  },
  no_such_failed_event: {
    status: 404,
    remedy: 'Reload the page: it was replayed, discarded or too old.',
  },
  broken_compression: { status: 400, remedy: 'Send the body whole, or without Content-Encoding.' },
  aborted: { status: 400, remedy: 'Send the request again.' },
  unsupported_type: {
    status: 415,
    remedy: 'Send application/json, application/x-ndjson or text/plain.',
  },
  unsupported_encoding: { status: 415, remedy: 'Send the body plain, or with gzip or deflate.' },
  overloaded: { status: 429, remedy: 'Send again after the time in Retry-After.', retryAfter: 5 },
  not_installed: {
    status: 503,
    remedy: 'Wait; if it lasts, see the state of the installation on the Auth0 Logs page.',
    retryAfter: 10,
  },
  unavailable: {
    status: 503,
    remedy: 'Check that Elasticsearch is up and reachable from Kibana; then send again.',
    retryAfter: 10,
  },
  no_write_access: {
    status: 503,
    remedy: 'As an administrator, grant write access on the Auth0 Logs page.',
    retryAfter: 60,
  },
  write_blocked: {
    status: 503,
    remedy: 'Free disk space, or remove the write block from the data stream.',
    retryAfter: 60,
  },
  no_read_privilege: {
    status: 403,
    remedy: 'Ask for a role with the index privilege "read" on logs-auth0.logs-*.',
  },
  may_not_grant: {
    status: 403,
    remedy: 'Ask for the cluster privilege "manage_own_api_key" and the right to write the events.',
  },
  cannot_grant: {
    status: 400,
    remedy: 'Turn on API keys in Elasticsearch and set xpack.encryptedSavedObjects.encryptionKey.',
  },
  api_key_invalid: {
    status: 400,
    remedy: 'Paste the "encoded" value that Elasticsearch shows when it creates an API key.',
  },
  api_key_insufficient: {
    status: 400,
    remedy:
      'Use a key with the index privileges "create_doc", "auto_configure", "read" and "view_index_metadata" on logs-auth0.logs-*.',
  },
  write_access_changed: {
    status: 409,
    remedy: 'Try again: another key was stored at the same moment.',
  },
  too_many_failures: {
    status: 429,
    remedy:
      'Put the token of this source into the Authorization header; a right one always passes.',
    retryAfter: 60,
  },
  not_allowed: {
    status: 403,
    remedy: "Add the sender's network to auth0_logs.listener.allowedNetworks.",
  },
  no_such_path: { status: 404, remedy: 'Send to auth0_logs.listener.path.' },
  wrong_method: { status: 405, remedy: 'Send the events with POST.' },
  not_http: { status: 400, remedy: 'Send an HTTP/1.1 request.' },
  headers_too_large: { status: 431, remedy: 'Send fewer or shorter headers.' },
  too_slow: { status: 408, remedy: 'Send the request faster, or fewer events per request.' },
  stopping: { status: 503, remedy: 'Send again after the time in Retry-After.', retryAfter: 10 },
  auth0_domain_invalid: {
    status: 400,
    remedy:
      'Enter the domain of the tenant, such as "acme.eu.auth0.com"; it stands in the settings of the application.',
  },
  auth0_address_forbidden: {
    status: 400,
    remedy: 'Enter a public domain, or set auth0_logs.auth0.allowPrivateAddresses in kibana.yml.',
  },
  auth0_domain_unknown: { status: 400, remedy: 'Check the spelling of the domain.' },
  auth0_not_a_tenant: {
    status: 400,
    remedy:
      'Check the domain. If it is right, see whether a proxy or firewall answers in its place.',
  },
  auth0_wrong_credentials: {
    status: 400,
    remedy:
      'Copy client ID and client secret once more from the settings of the application in Auth0.',
  },
  auth0_no_client_credentials: {
    status: 400,
    remedy:
      'Use a machine-to-machine application, or turn on the grant "Client Credentials" in the advanced settings of this one.',
  },
  auth0_not_authorized: {
    status: 400,
    remedy:
      'In Auth0, under Applications > APIs > Auth0 Management API, authorize the application with the scopes for log streams.',
  },
  auth0_not_tenant_domain: {
    status: 400,
    remedy:
      'With a custom domain, enter the tenant\'s own domain too, such as "acme.eu.auth0.com".',
  },
  auth0_scope_missing: {
    status: 400,
    remedy:
      'In Auth0, under Applications > APIs > Auth0 Management API, grant the application this scope.',
  },
  auth0_refused: { status: 400, remedy: 'Change what Auth0 names, and try again.' },
  auth0_no_stream: {
    status: 404,
    remedy: 'Delete the log stream here as well; then it can be created again.',
  },
  auth0_stream_limit: {
    status: 409,
    remedy: 'Delete a log stream in Auth0 that is no longer needed, or change the plan.',
  },
  auth0_rate_limited: { status: 429, remedy: 'Wait, then try again.', retryAfter: 10 },
  auth0_failing: {
    status: 502,
    remedy: 'Try again later; status.auth0.com tells of outages.',
    retryAfter: 30,
  },
  auth0_unexpected_answer: {
    status: 502,
    remedy: 'Try again; see whether a proxy or firewall answers in place of Auth0.',
  },
  auth0_tls: {
    status: 502,
    remedy:
      "Check the domain and Kibana's clock. Where a proxy opens TLS, name its authority in auth0_logs.auth0.certificateAuthorities.",
  },
  auth0_unreachable: {
    status: 502,
    remedy: 'Let Kibana connect to the domain on port 443 directly: a proxy is not used.',
  },
  auth0_timeout: {
    status: 504,
    remedy: 'Try again. If it lasts, see whether a firewall keeps Kibana from the domain.',
  },
  auth0_outcome_unknown: {
    status: 502,
    remedy: 'Look at the log streams in Auth0, then try again.',
    retryAfter: 30,
  },
  auth0_authorities_unreadable: {
    status: 500,
    remedy:
      'Have auth0_logs.auth0.certificateAuthorities in kibana.yml name PEM files that Kibana may read.',
  },
  auth0_credentials_needed: {
    status: 400,
    remedy: 'Enter domain, client ID and client secret of a machine-to-machine application.',
  },
  auth0_other_tenant: {
    status: 400,
    remedy: 'Enter an application of the tenant that the log stream is in.',
  },
  no_log_stream: { status: 404, remedy: 'Create the log stream first.' },
  log_stream_exists: { status: 409, remedy: 'Delete the log stream of this source first.' },
  log_stream_left_behind: {
    status: 502,
    remedy: 'Delete the log stream in Auth0, under Monitoring > Streams, and create it again.',
  },
  too_many_tokens: {
    status: 409,
    remedy: 'Wait until an earlier token ends, or rotate once without the log stream.',
  },
  internal: { status: 500, remedy: "See Kibana's log for the reason." },
} as const satisfies Record<string, Failure>;

export type ErrorCode = keyof typeof FAILURES;

/** Also of a code that an earlier or later version has stored. */
export const remedyOf = (code: string): string =>
  Object.hasOwn(FAILURES, code) ? FAILURES[code as ErrorCode].remedy : FAILURES.internal.remedy;

/** Whether the same request may succeed later, by its answer's status; there may have been no answer. */
export const isTemporary = (status: number | undefined): boolean =>
  status === undefined || status === 408 || status === 429 || status >= 500;

export class Auth0LogsError extends Error {
  override readonly name = 'Auth0LogsError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface ErrorAnswer {
  statusCode: number;
  body: ErrorBody;
  headers: Record<string, string>;
}

/** Any thrown value as an answer; what is not of the family says nothing of its inside. */
export const errorAnswer = (thrown: unknown): ErrorAnswer => {
  const known = thrown instanceof Auth0LogsError;
  const code: ErrorCode = known ? thrown.code : 'internal';
  const { status, remedy, retryAfter }: Failure = FAILURES[code];
  return {
    statusCode: status,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    body: {
      statusCode: status,
      error: STATUS_CODES[status] ?? 'Error',
      message: known ? thrown.message : 'Something unexpected failed in the Auth0 Logs plugin.',
      code,
      remedy,
    },
  };
};
