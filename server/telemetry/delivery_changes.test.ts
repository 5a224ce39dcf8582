import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { EventLogEntry } from '../../common/api/event_log';
import type { DeliveryOutcome } from '../webhook/observe_deliveries';
import { DeliveryChanges } from './delivery_changes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const watched = () => {
  const changes = new DeliveryChanges();
  const entries: EventLogEntry[] = [];
  changes.changes$.subscribe((entry) => entries.push(entry));
  const deliver = (outcome: Partial<DeliveryOutcome> = {}): void =>
    changes.observe({ source: 's', statusCode: 200, seconds: 0, ...outcome });
  return { changes, deliver, told: () => entries.map(({ action, reason }) => [action, reason]) };
};

const DOWN = { statusCode: 503, code: 'unavailable' };

it('tells a failure once, and its end once it has held', () => {
  const { deliver, told } = watched();
  deliver();
  for (let request = 0; request < 100; request += 1) {
    deliver(DOWN);
    deliver();
    vi.advanceTimersByTime(1_000);
  }
  expect(told()).toEqual([['delivery-failing', 'unavailable']]);
  for (let request = 0; request < 60; request += 1) {
    deliver();
    vi.advanceTimersByTime(1_000);
  }
  expect(told()).toEqual([
    ['delivery-failing', 'unavailable'],
    ['delivery-recovered', 'unavailable'],
  ]);
});

it('does not take silence for recovery', () => {
  const { deliver, told } = watched();
  deliver(DOWN);
  vi.advanceTimersByTime(3_600_000);
  expect(told()).toHaveLength(1);
});

it('tells sources and reasons apart', () => {
  const { deliver, told, changes } = watched();
  deliver(DOWN);
  deliver({ ...DOWN, source: 'other' });
  deliver({ statusCode: 503, code: 'no_write_access' });
  deliver();
  vi.advanceTimersByTime(30_000);
  changes.stop();
  expect(told()).toEqual([
    ['delivery-failing', 'unavailable'],
    ['delivery-failing', 'unavailable'],
    ['write-access-missing', 'no_write_access'],
    ['delivery-recovered', 'unavailable'],
    ['write-access-restored', 'no_write_access'],
  ]);
});

it('counts wrong tokens by the minute, and forgets none at the end', () => {
  const { changes, deliver } = watched();
  const entries: EventLogEntry[] = [];
  changes.changes$.subscribe((entry) => entries.push(entry));
  for (let failure = 0; failure < 1_000; failure += 1)
    deliver({ statusCode: 401, code: 'wrong_token' });
  vi.advanceTimersByTime(60_000);
  for (let failure = 0; failure < 5; failure += 1)
    deliver({ statusCode: 401, code: 'wrong_token' });
  changes.stop();
  expect(entries).toMatchObject([
    { action: 'authentication-failures', count: 1_000, source: 's' },
    { action: 'authentication-failures', count: 5, source: 's' },
  ]);
});

it('tells nothing of what has no source, which anybody may send', () => {
  const { changes, told } = watched();
  changes.observe({ statusCode: 404, code: 'unknown_source', seconds: 0 });
  changes.stop();
  expect(told()).toEqual([]);
});
