// What ends a request from outside: its time-out, or whoever no longer wants its answer. Each ends it
// with the error that the request then rejects with.
import { Auth0LogsError } from '../errors';

export type Signals = readonly (AbortSignal | undefined)[];

const aborted = () => new Auth0LogsError('auth0_aborted');

/** Rejects as soon as one of the signals comes; what goes on by then has other readers. */
export const unlessAborted = async <T>(work: Promise<T>, signals: Signals): Promise<T> => {
  const ending = linkSignals(signals);
  const end = new Promise<never>((_settle, reject) => {
    ending.signal.onabort = () => reject(ending.signal.reason as Auth0LogsError);
  });
  try {
    ending.signal.throwIfAborted();
    return await Promise.race([work, end]);
  } finally {
    ending.release();
  }
};

/** Runs the work with a signal that comes after this time, or with one of the given. */
export const withDeadline = async <T>(
  { timeoutMs, signals, domain }: { timeoutMs: number; signals: Signals; domain: string },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const ending = linkSignals(signals);
  const details = { domain, seconds: timeoutMs / 1_000 };
  const timer = setTimeout(
    () => ending.abort(new Auth0LogsError('auth0_timeout', { details })),
    timeoutMs,
  );
  try {
    ending.signal.throwIfAborted();
    return await work(ending.signal);
  } finally {
    clearTimeout(timer);
    ending.release();
  }
};

/** AbortSignal.any would stay with signals that outlive thousands of requests. */
const linkSignals = (signals: Signals) => {
  const controller = new AbortController();
  const abort = (reason: Auth0LogsError = aborted()) => controller.abort(reason);
  const onAbort = () => abort();
  for (const signal of signals) {
    if (signal?.aborted) abort();
    else signal?.addEventListener('abort', onAbort);
  }
  const release = () => signals.forEach((signal) => signal?.removeEventListener('abort', onAbort));
  return { signal: controller.signal, abort, release };
};
