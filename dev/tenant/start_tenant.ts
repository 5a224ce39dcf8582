// The simulated tenant as it lives: events are delivered when their time has come.
import { deliver, type DeliveryOptions } from './deliver';
import { dueEvents } from './due_events';

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
  for await (const batch of dueEvents(options.signal)) {
    await deliver(batch, options);
  }
}
