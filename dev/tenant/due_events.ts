// The simulated tenant's events as they happen, in batches, beginning with those of the last
// minutes, so that there is something to see at once. They end with the signal.
import { setTimeout as delay } from 'node:timers/promises';
import type { LogRecord } from './event';
import { simulate } from './generate';

const SEED = 2026;
const HEAD_START_MS = 15 * 60_000;
const TICK_MS = 1_000;
const BATCH_SIZE = 100;

export async function* dueEvents(
  signal: AbortSignal,
  seed = SEED,
): AsyncGenerator<LogRecord[], void> {
  const events = simulate(seed, Date.now() - HEAD_START_MS);
  let next = events.next().value;
  while (!signal.aborted) {
    const batch: LogRecord[] = [];
    while (batch.length < BATCH_SIZE && Date.parse(next.data.date) <= Date.now()) {
      batch.push(next);
      next = events.next().value;
    }
    if (batch.length > 0) yield batch;
    // A full batch means that more is due already.
    if (batch.length < BATCH_SIZE) {
      await delay(TICK_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
