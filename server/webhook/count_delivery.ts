// What a delivery tells of its source: that it works, or why it does not.
import type { SourceCounterStore } from '../sources/source_counters';
import { isAuthenticationFailure, isPaused, type DeliveryOutcome } from './observe_deliveries';

export const countDelivery = (
  counters: Pick<SourceCounterStore, 'succeeded' | 'failed'>,
  outcome: DeliveryOutcome,
): void => {
  const { source, code, details } = outcome;
  if (source === undefined || isPaused(outcome) || isAuthenticationFailure(outcome)) return;
  if (code === undefined) counters.succeeded(source);
  else counters.failed(source, { code, details });
};
