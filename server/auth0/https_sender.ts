// One request over HTTPS to one domain: bounded in time and size, to public addresses only, and
// never redirected elsewhere. Rejects with an Auth0LogsError where no answer comes.
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent, request as httpsRequest } from 'node:https';
import { Auth0LogsError } from '../errors';
import { networkError } from './network_error';
import { createLookup, type Resolve } from './public_lookup';
import { unexpected } from './refusal';

/** From the name's look-up to the last byte of the answer. */
const TIMEOUT_MS = 20_000;
/** A hundred events, which is what one answer brings at most, fit many times. */
const MAX_ANSWER_BYTES = 8 * 1024 * 1024;

export interface SenderOptions {
  /** As `parseDomain` returns it. */
  domain: string;
  allowPrivate?: boolean;
  /** Authorities in place of Node's own (PEM). */
  ca?: string | string[];
  timeoutMs?: number;
  /** Ends what is under way. */
  signal?: AbortSignal;
  resolve?: Resolve;
}

export interface HttpsRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
}

export interface HttpsAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  /** undefined where the body is not JSON. */
  json: unknown;
}

export type HttpsSender = (request: HttpsRequest) => Promise<HttpsAnswer>;

export const createHttpsSender = (options: SenderOptions): HttpsSender => {
  const { domain, allowPrivate = false, ca, timeoutMs = TIMEOUT_MS, signal, resolve } = options;
  const { hostname, port } = new URL(`https://${domain}`);
  // An agent of its own: a shared one could hand over a connection that no lookup has judged.
  const agent = new Agent({ lookup: createLookup(allowPrivate, resolve), ca });
  const isEnded = () => signal?.aborted === true;
  return async ({ method, path, headers, body }) => {
    if (isEnded()) throw aborted();
    const json = body === undefined ? undefined : JSON.stringify(body);
    const call = httpsRequest({
      ...{ host: hostname.replace(/^\[|\]$/g, ''), port: port || 443, agent, method, path },
      headers: { accept: 'application/json', ...headers, ...contentHeaders(json) },
      signal,
    });
    // What it tells once the answer has begun shows in the answer's body as well.
    call.on('error', () => undefined);
    const deadline = AbortSignal.timeout(timeoutMs);
    deadline.onabort = () => call.destroy();
    try {
      const [response] = (await once(call.end(json), 'response')) as [IncomingMessage];
      const text = await readText(response, domain);
      return { status: response.statusCode ?? 0, headers: response.headers, json: parse(text) };
    } catch (error) {
      if (isEnded()) throw aborted();
      throw deadline.aborted ? timedOut(domain, timeoutMs) : networkError(error, domain);
    } finally {
      deadline.onabort = null;
      call.destroy();
    }
  };
};

const contentHeaders = (json: string | undefined) =>
  json === undefined
    ? {}
    : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(json)) };

const readText = async (response: IncomingMessage, domain: string): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_ANSWER_BYTES) throw unexpected('too_long', domain);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // The status and what was asked for decide what this means.
    return undefined;
  }
};

const aborted = () => new Auth0LogsError('auth0_aborted');

const timedOut = (domain: string, timeoutMs: number) =>
  new Auth0LogsError('auth0_timeout', { details: { domain, seconds: timeoutMs / 1_000 } });
