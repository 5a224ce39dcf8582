// When Auth0 may be asked again, and asking again: within bounds, as its headers say, else by
// growing pauses.
import { setTimeout as delay } from 'node:timers/promises';
import type { FailureDetails } from '../../common/errors/failures';
import type { Auth0LogsError } from '../errors';
import type { RateLimit } from './logs';
import { type Signals, unlessAborted } from './deadline';
import type { HttpsAnswer } from './https_answer';

const MAX_TRIES = 4;
/** Somebody waits for the answer: a longer pause is told instead of kept. */
export const MAX_WAIT_MS = 10_000;
const FIRST_PAUSE_MS = 400;

export interface RetryOptions {
  /** Whether a call that failed within Auth0 may have done its work: then only 429 is tried again. */
  idempotent: boolean;
  signals?: Signals;
}

/** The last answer, whatever it is. */
export const askAgain = async (
  ask: () => Promise<HttpsAnswer>,
  { idempotent, signals = [] }: RetryOptions,
): Promise<HttpsAnswer> => {
  for (let tries = 1; ; tries++) {
    const answer = await ask();
    const again = answer.status === 429 || (idempotent && answer.status >= 500);
    const pause = FIRST_PAUSE_MS * 2 ** (tries - 1) * (1 + Math.random() / 4);
    const wait = Math.max(hintedWait(answer) ?? 0, pause);
    if (!again || tries === MAX_TRIES || wait > MAX_WAIT_MS) return answer;
    await unlessAborted(delay(wait), signals);
  }
};

/** Milliseconds until Auth0 takes requests again, where the answer tells. */
export const hintedWait = ({ headers }: Pick<HttpsAnswer, 'headers'>): number | undefined => {
  // By Auth0's clock: the two need not agree.
  const now = parseDate(one(headers.date)) ?? Date.now();
  const after = one(headers['retry-after']);
  const reset = Number(one(headers['x-ratelimit-reset']) || Number.NaN) * 1_000;
  const wait = after === undefined ? reset - now : secondsOrDate(after, now);
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
};

/** As `hintedWait`, of an answer that took the last request of the time. */
export const waitBeforeNext = (answer: HttpsAnswer): number =>
  answer.headers['x-ratelimit-remaining'] === '0' ? (hintedWait(answer) ?? 0) : 0;

/** What Auth0 says beside a successful answer. */
export const rateLimitOf = (answer: Pick<HttpsAnswer, 'headers'>): RateLimit => {
  const wait = hintedWait(answer);
  return {
    limit: count(answer.headers['x-ratelimit-limit']),
    remaining: count(answer.headers['x-ratelimit-remaining']),
    resetAt: wait === undefined ? undefined : Date.now() + wait,
  };
};

/** Milliseconds that an error says to wait, where it is auth0_rate_limited and Auth0 said so. */
export const retryAfterMs = ({ code, details }: Auth0LogsError): number | undefined => {
  if (code !== 'auth0_rate_limited') return undefined;
  const { retry_after_seconds } = details as FailureDetails['auth0_rate_limited'];
  return retry_after_seconds === undefined ? undefined : 1_000 * retry_after_seconds;
};

type Header = string | string[] | undefined;

const one = (header: Header): string | undefined => [header].flat()[0];

const count = (header: Header): number | undefined =>
  /^\d+$/.test(one(header) ?? '') ? Number(one(header)) : undefined;

const secondsOrDate = (value: string, now: number): number =>
  /^\d+$/.test(value) ? Number(value) * 1_000 : (parseDate(value) ?? Number.NaN) - now;

const parseDate = (value: string | undefined): number | undefined => {
  const time = Date.parse(value ?? '');
  return Number.isNaN(time) ? undefined : time;
};
