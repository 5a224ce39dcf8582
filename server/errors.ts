// The plugin's one family of errors. Each names what to do about it; `errorAnswer` is the only
// place that turns one into HTTP.
import { STATUS_CODES } from 'node:http';
import type { ErrorBody } from '../common/api/errors';

interface Failure {
  status: number;
  mend: string;
  /** Seconds after which the sender should try again. */
  retryAfter?: number;
}

const FAILURES = {
  wrong_token: { status: 401, mend: 'Put the token of this source into the Authorization header.' },
  unknown_source: {
    status: 404,
    mend: 'Check the last part of the URL, and set auth0_logs.source.token in kibana.yml.',
  },
  too_large: {
    status: 413,
    mend: 'Send fewer events per request, or raise auth0_logs.webhook.maxBodySize.',
  },
  not_json: { status: 400, mend: 'Send JSON Lines, a JSON array or {"logs": [...]}.' },
  broken_compression: { status: 400, mend: 'Send the body whole, or without Content-Encoding.' },
  aborted: { status: 400, mend: 'Send the request again.' },
  unsupported_type: {
    status: 415,
    mend: 'Send application/json, application/x-ndjson or text/plain.',
  },
  unsupported_encoding: { status: 415, mend: 'Send the body plain, or with gzip or deflate.' },
  overloaded: { status: 429, mend: 'Send again after the time in Retry-After.', retryAfter: 5 },
  not_installed: {
    status: 503,
    mend: 'Wait; if it lasts, see the state of the installation on the Auth0 Logs page.',
    retryAfter: 10,
  },
  unavailable: {
    status: 503,
    mend: 'Check that Elasticsearch is up and reachable from Kibana; then send again.',
    retryAfter: 10,
  },
  no_write_access: {
    status: 503,
    mend: 'As an administrator, grant write access on the Auth0 Logs page.',
    retryAfter: 60,
  },
  write_blocked: {
    status: 503,
    mend: 'Free disk space, or remove the write block from the data stream.',
    retryAfter: 60,
  },
  no_read_privilege: {
    status: 403,
    mend: 'Ask for a role with the index privilege "read" on logs-auth0.logs-*.',
  },
  may_not_grant: {
    status: 403,
    mend: 'Ask for the cluster privilege "manage_own_api_key" and the right to write the events.',
  },
  cannot_grant: {
    status: 400,
    mend: 'Turn on API keys in Elasticsearch and set xpack.encryptedSavedObjects.encryptionKey.',
  },
  too_many_failures: {
    status: 429,
    mend: 'Put the token of this source into the Authorization header; a right one always passes.',
    retryAfter: 60,
  },
  not_allowed: {
    status: 403,
    mend: "Add the sender's network to auth0_logs.listener.allowedNetworks.",
  },
  no_such_path: { status: 404, mend: 'Send to auth0_logs.listener.path.' },
  wrong_method: { status: 405, mend: 'Send the events with POST.' },
  not_http: { status: 400, mend: 'Send an HTTP/1.1 request.' },
  headers_too_large: { status: 431, mend: 'Send fewer or shorter headers.' },
  too_slow: { status: 408, mend: 'Send the request faster, or fewer events per request.' },
  stopping: { status: 503, mend: 'Send again after the time in Retry-After.', retryAfter: 10 },
  internal: { status: 500, mend: "See Kibana's log for the reason." },
} as const satisfies Record<string, Failure>;

export type ErrorCode = keyof typeof FAILURES;

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
  const { status, mend, retryAfter }: Failure = FAILURES[code];
  return {
    statusCode: status,
    headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
    body: {
      statusCode: status,
      error: STATUS_CODES[status] ?? 'Error',
      message: known ? thrown.message : 'Something unexpected failed in the Auth0 Logs plugin.',
      code,
      mend,
    },
  };
};
