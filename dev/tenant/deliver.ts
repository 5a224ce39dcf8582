// Delivers events as an Auth0 log stream does: batches, in order, the next only when the last was
// taken; three tries, a pause, and again, so that each event arrives at least once.
import { setTimeout as delay } from 'node:timers/promises';
import type { LogRecord } from './event';

const TRIES = 3;
const REQUEST_TIMEOUT_MS = 30_000;

export type ContentFormat = 'JSONLINES' | 'JSONARRAY' | 'JSONOBJECT';

export interface DeliveryOptions {
  url: string;
  /** Sent verbatim as `Authorization`. */
  token: string;
  /** JSONLINES unless named. */
  format?: ContentFormat;
  contentType?: string;
  signal: AbortSignal;
  /** Between tries; Retry-After counts where the receiver names it. */
  retryMs?: number;
  /** After the third failed try. */
  pauseMs?: number;
  onFailure?: (reason: string) => void;
}

/** Returns when the batch was taken, or when the signal ends the work. */
export async function deliver(batch: LogRecord[], options: DeliveryOptions): Promise<void> {
  const { signal, retryMs = 500, pauseMs = 5_000, onFailure = () => undefined } = options;
  const body = write(batch, options.format);
  for (let tries = 1; !signal.aborted; tries++) {
    const { taken, reason, retryAfterMs } = await post(body, options);
    if (taken) return;
    onFailure(reason);
    const wait = retryAfterMs ?? (tries % TRIES === 0 ? pauseMs : retryMs);
    // An abort ends the wait early; the loop sees it.
    await delay(wait, undefined, { signal }).catch(() => undefined);
  }
}

function write(batch: LogRecord[], format: ContentFormat = 'JSONLINES'): string {
  if (format === 'JSONARRAY') return JSON.stringify(batch);
  if (format === 'JSONOBJECT') return JSON.stringify({ logs: batch });
  return batch.map((record) => JSON.stringify(record)).join('\n');
}

interface Attempt {
  taken: boolean;
  reason: string;
  retryAfterMs?: number;
}

async function post(body: string, options: DeliveryOptions): Promise<Attempt> {
  const { url, token, contentType = 'application/json', signal } = options;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: token, 'content-type': contentType },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(REQUEST_TIMEOUT_MS)]),
    });
    // Read to the end, so that the connection serves the next request.
    const text = await answer.text();
    const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN);
    return {
      taken: answer.ok,
      reason: `${answer.status}: ${text.slice(0, 200)}`,
      retryAfterMs: Number.isFinite(seconds) ? seconds * 1_000 : undefined,
    };
  } catch (error) {
    return { taken: false, reason: String(error) };
  }
}
