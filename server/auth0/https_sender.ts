// One request over HTTPS to one domain: bounded in time and size, and never redirected elsewhere.
// Rejects with an Auth0LogsError where no whole answer comes.
import { withDeadline } from './deadline';
import { type ConnectionOptions, createDispatcher } from './dispatcher';
import type { HttpsAnswer } from './https_answer';
import { answerError, networkError } from './network_error';

/** From the name's look-up to the last byte of the answer. */
const TIMEOUT_MS = 30_000;

export interface SenderOptions extends ConnectionOptions {
  /** As `parseDomain` returns it. */
  domain: string;
  /** Ends what is under way. */
  signal?: AbortSignal;
}

export interface HttpsRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Ends this request. */
  signal?: AbortSignal;
}

export type HttpsSender = (request: HttpsRequest) => Promise<HttpsAnswer>;

export const createHttpsSender = (options: SenderOptions): HttpsSender => {
  const { domain, timeoutMs = TIMEOUT_MS } = options;
  const dispatcher = createDispatcher({ ...options, timeoutMs });
  return ({ method, path, headers, body, signal: ofRequest }) =>
    withDeadline({ timeoutMs, signals: [options.signal, ofRequest], domain }, async (signal) => {
      const json = body === undefined ? undefined : JSON.stringify(body);
      const answer = await dispatcher
        .request({
          ...{ origin: `https://${domain}`, method, path, signal, body: json },
          headers: {
            accept: 'application/json',
            ...(json !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
        })
        .catch((error: unknown) => {
          throw networkError(error, options);
        });
      const bytes = await answer.body.arrayBuffer().catch((error: unknown) => {
        throw answerError(error, domain);
      });
      return { status: answer.statusCode, headers: answer.headers, body: Buffer.from(bytes) };
    });
};
