import { expect, it } from 'vitest';
import type { LogRecord } from './event';
import { TenantLog } from './tenant_log';

const HOUR_MS = 3_600_000;

const recordAt = (log_id: string, time: number): LogRecord => ({
  log_id,
  data: { log_id, type: 's', date: new Date(time).toISOString() },
});

it('forgets what is older than the retention, without moving whoever reads', () => {
  const log = new TenantLog();
  const now = Date.now();
  log.append([recordAt('old', now - 25 * HOUR_MS), recordAt('hour', now - HOUR_MS)]);
  const { records, next } = log.read(0, 1);
  expect(records.map(({ log_id }) => log_id)).toEqual(['old']);
  log.append([recordAt('now', now)]);
  expect(log.read(next, 9).records.map(({ log_id }) => log_id)).toEqual(['hour', 'now']);
  expect(log.read(0, 9)).toEqual(log.read(next, 9));
  expect(log.positionAt(now - 2 * HOUR_MS)).toBe(next);
  expect(log.positionAt(now + HOUR_MS)).toBe(log.end);
});
