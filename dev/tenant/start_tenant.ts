// The simulated tenant as it lives: events are delivered when their time has come, beginning with
// those of the last minutes, so that there is something to see at once.
import { setTimeout as delay } from 'node:timers/promises';
import { deliver, type DeliveryOptions } from './deliver';
import type { LogRecord } from './event';
import { simulate } from './generate';

const SEED = 2026;
const HEAD_START_MS = 15 * 60_000;
const TICK_MS = 1_000;
const BATCH_SIZE = 100;

/** Returns what ends it; that resolves once the last request is over. */
export function startTenant(options: Omit<DeliveryOptions, 'signal'>): () => Promise<void> {
  const controller = new AbortController();
  const { signal } = controller;
  const running = stream({ ...options, signal });
  return () => {
    controller.abort();
    return running;
  };
}

async function stream(options: DeliveryOptions) {
  const { signal } = options;
  const events = simulate(SEED, Date.now() - HEAD_START_MS);
  let next = events.next().value;
  while (!signal.aborted) {
    const batch: LogRecord[] = [];
    while (batch.length < BATCH_SIZE && Date.parse(next.data.date) <= Date.now()) {
      batch.push(next);
      next = events.next().value;
    }
    if (batch.length > 0) await deliver(batch, options);
    // A full batch means that more is due already.
    if (batch.length < BATCH_SIZE) {
      await delay(TICK_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
