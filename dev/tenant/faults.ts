// What may come in place of the simulated tenant's own answer. Each has a name, so that it can be asked
// for over HTTP as well.
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type ApiAnswer, apiError, rateLimited } from './api_answers';

export interface FaultContext {
  response: ServerResponse;
  /** The tenant's own answer. */
  proceed: () => Promise<ApiAnswer>;
}

/** An answer instead; undefined where the response is written, or the own answer is to follow. */
export type Fault = (
  context: FaultContext,
) => ApiAnswer | undefined | Promise<ApiAnswer | undefined>;

export const answering =
  (answer: () => ApiAnswer): Fault =>
  () =>
    answer();

export const slow =
  (ms: number): Fault =>
  () =>
    delay(ms, undefined, { ref: false });

/** A page such as a proxy shows. */
export const page =
  (status: number, headers: Record<string, string> = {}): Fault =>
  ({ response }) => {
    response.writeHead(status, { 'content-type': 'text/html', ...headers });
    response.end('<!doctype html><title>Welcome</title>');
    return undefined;
  };

/** A body as it is, with the headers of the own answer. */
export const text =
  (body: string | Buffer): Fault =>
  async ({ response, proceed }) => {
    const { headers } = await proceed();
    response.writeHead(200, { 'content-type': 'application/json', ...headers });
    response.end(body);
    return undefined;
  };

const JSON_TYPE = { 'content-type': 'application/json' };

/** Half of the own answer, after which the connection ends; `headers` say how much there would be. */
const cut =
  (headersFor: (body: string) => Record<string, string | number>): Fault =>
  async ({ response, proceed }) => {
    const { status, headers, body } = await proceed();
    const whole = JSON.stringify(body);
    response.writeHead(status, { ...JSON_TYPE, ...headers, ...headersFor(whole) });
    const half = whole.slice(0, Math.floor(whole.length / 2));
    await new Promise((resolve) => response.write(half, resolve));
    response.destroy();
    return undefined;
  };

/** The second row of the own answer is no JSON. */
const brokenRow: Fault = async (context) => {
  const { body } = await context.proceed();
  const rows = (body as unknown[]).map((row) => JSON.stringify(row));
  const broken = rows.map((row, index) => (index === 1 ? row.replace('":', '"') : row));
  return text(`[${broken.join(',')}]`)(context);
};

const LONG_ENOUGH_MS = 60_000;

export const FAULTS = {
  unauthorized: answering(() => apiError(401, 'Invalid token', 'invalid_token')),
  scope_missing: answering(() =>
    apiError(403, 'Insufficient scope, expected any of: read:logs', 'insufficient_scope'),
  ),
  rate_limited: answering(() => rateLimited(2)),
  rate_limited_without_headers: answering(() => ({ ...rateLimited(0), headers: {} })),
  rate_limited_with_retry_after: answering(() => ({
    ...rateLimited(0),
    headers: { 'retry-after': '2' },
  })),
  failing: answering(() => apiError(500, 'Internal error')),
  unavailable: page(503),
  bad_gateway: page(502),
  slow: slow(2_000),
  silent: slow(LONG_ENOUGH_MS),
  refused_connection: ({ response }) => {
    response.destroy();
    return undefined;
  },
  cut_with_length: cut((body) => ({ 'content-length': Buffer.byteLength(body) })),
  cut_in_chunks: cut(() => ({})),
  /** As of HTTP/1.0: only the body shows that something is missing. */
  cut_without_trace: async ({ response, proceed }) => {
    const { body } = await proceed();
    const whole = JSON.stringify(body);
    const half = whole.slice(0, Math.floor(whole.length / 2));
    response.writeHead(200, { ...JSON_TYPE, 'content-length': Buffer.byteLength(half) });
    response.end(half);
    return undefined;
  },
  page: page(200),
  page_as_json: text('<!doctype html><title>Welcome</title>'),
  wrong_type: async ({ response, proceed }) => {
    const { body, headers } = await proceed();
    response.writeHead(200, { ...headers, 'content-type': 'text/plain' });
    response.end(JSON.stringify(body));
    return undefined;
  },
  empty_body: text(''),
  other_json: answering(() => ({ status: 200, body: { logs: [] } })),
  no_content: answering(() => ({ status: 204 })),
  checkpoint_invalid: answering(() => apiError(400, "Query validation error: 'from'")),
  checkpoint_unknown: answering(() => apiError(404, 'The log event does not exist')),
  broken_row: brokenRow,
} as const satisfies Record<string, Fault>;

export type FaultName = keyof typeof FAULTS;

export const isFaultName = (name: string): name is FaultName => Object.hasOwn(FAULTS, name);
