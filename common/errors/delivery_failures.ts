// What is wrong with a request to the webhook, at Kibana's address or at the listener's.
import type { Failure } from './failure';

const SLOW_NETWORK = 'Check the network between Auth0 and Kibana.';
const WEBHOOK_OF_AUTH0 = 'Check that only Auth0 sends to this webhook, as JSON Lines or JSON.';

export const DELIVERY_FAILURES = {
  wrong_token: {
    status: 401,
    message: ({ header }: { header: 'missing' | 'invalid' }) =>
      header === 'missing' ? 'The Authorization header is missing.' : 'The token is invalid.',
    remedy: "Send the source's token in the Authorization header.",
    remedyOnPage: "Check that the log stream in Auth0 uses this source's token.",
  },
  too_many_failures: {
    status: 429,
    message: 'This address sent too many invalid tokens.',
    remedy: "Send the source's token in the Authorization header; a valid token always passes.",
    remedyOnPage: "Check that the log stream in Auth0 uses this source's token.",
    retryAfter: 60,
  },
  unknown_source: {
    status: 404,
    message: 'No source has this ID.',
    remedy: 'Check the last part of the URL against the webhook URL on the Sources page.',
  },
  source_paused: {
    status: 503,
    message: 'The source is paused.',
    remedy: 'Resume the source on the Sources page.',
    retryAfter: 60,
  },
  too_large: {
    status: 413,
    message: ({ limit_bytes }: { limit_bytes: number }) =>
      `The body is larger than ${limit_bytes} bytes.`,
    remedy: 'Send fewer events per request, or raise auth0_logs.webhook.maxBodySize.',
    remedyOnPage: 'Raise auth0_logs.webhook.maxBodySize in kibana.yml, and restart Kibana.',
  },
  not_json: {
    status: 400,
    message: ({ line, byte }: { line: number; byte: number }) =>
      `Nothing in the body is JSON, from line ${line}, byte ${byte} on.`,
    remedy: 'Use JSON Lines, a JSON array or {"logs": [...]}.',
    remedyOnPage: WEBHOOK_OF_AUTH0,
  },
  broken_compression: {
    status: 400,
    message: 'The body cannot be decompressed.',
    remedy: 'Send the whole body, or send it without Content-Encoding.',
    remedyOnPage: 'Check whether a reverse proxy changes the requests on their way.',
  },
  aborted: {
    status: 400,
    message: 'The connection ended before the whole body had arrived.',
    remedy: 'Send the request again.',
    remedyOnPage: SLOW_NETWORK,
  },
  unsupported_type: {
    status: 415,
    message: 'The content type is not supported.',
    remedy: 'Send application/json, application/x-ndjson or text/plain.',
    remedyOnPage: WEBHOOK_OF_AUTH0,
  },
  unsupported_encoding: {
    status: 415,
    message: 'The content encoding is not supported.',
    remedy: 'Send the body uncompressed, or compressed with gzip or deflate.',
    remedyOnPage: WEBHOOK_OF_AUTH0,
  },
  overloaded: {
    status: 429,
    message: ({ by }: { by: 'waiting_events' | 'elasticsearch' }) =>
      by === 'elasticsearch'
        ? 'Elasticsearch is overloaded.'
        : 'Too many events are waiting to be written.',
    remedy: 'Send the request again after the time in Retry-After.',
    remedyOnPage:
      'Wait a few seconds. If it lasts, add capacity to Elasticsearch or raise auth0_logs.webhook.maxPending.',
    retryAfter: 5,
  },
  not_allowed: {
    status: 403,
    message: 'This address is not allowed to send events.',
    remedy: "Add the sender's network to auth0_logs.listener.allowedNetworks.",
  },
  no_such_path: {
    status: 404,
    message: 'The listener has no such path.',
    remedy: 'Use the path that auth0_logs.listener.path names.',
  },
  wrong_method: {
    status: 405,
    message: 'The webhook accepts only POST requests.',
    remedy: 'Use the method POST.',
  },
  not_http: {
    status: 400,
    message: 'The request is not valid HTTP/1.1.',
    remedy: 'Use HTTP/1.1.',
  },
  headers_too_large: {
    status: 431,
    message: 'The headers are too large.',
    remedy: 'Use fewer or shorter headers.',
  },
  too_slow: {
    status: 408,
    message: 'The request took too long to arrive.',
    remedy: 'Send the request faster, or send fewer events per request.',
    remedyOnPage: SLOW_NETWORK,
  },
  stopping: {
    status: 503,
    message: 'Kibana is shutting down.',
    remedy: 'Send the request again after the time in Retry-After.',
    remedyOnPage: 'Wait until Kibana has started again.',
    retryAfter: 10,
  },
} as const satisfies Record<string, Failure>;
