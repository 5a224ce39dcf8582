import { expect, it } from 'vitest';
import type { LogRecord } from './event';
import { History } from './history';
import { TenantLog } from './tenant_log';

const HOUR_MS = 3_600_000;

const recordAt = (log_id: string, time: number, type = 's'): LogRecord => ({
  log_id,
  data: { log_id, type, date: new Date(time).toISOString() },
});

const idsOf = (records: LogRecord[]) => records.map(({ log_id }) => log_id);

it('forgets what is older than the retention, without moving whoever reads', () => {
  const log = new TenantLog();
  const now = Date.now();
  log.append([recordAt('old', now - 25 * HOUR_MS), recordAt('hour', now - HOUR_MS)]);
  const { records, next } = log.read(0, 1);
  expect(idsOf(records)).toEqual(['old']);
  log.append([recordAt('now', now)]);
  expect(idsOf(log.read(next, 9).records)).toEqual(['hour', 'now']);
  expect(log.read(0, 9)).toEqual(log.read(next, 9));
  expect(log.positionAt(now - 2 * HOUR_MS)).toBe(next);
  expect(log.positionAt(now + HOUR_MS)).toBe(log.end);
});

it('is read by its streams as it arrived, by the API in the order of ids', () => {
  const log = new TenantLog();
  const now = Date.now();
  log.append([recordAt('900b', now), recordAt('900a', now), recordAt('900c', now - HOUR_MS)]);
  expect(idsOf(log.read(0, 9).records)).toEqual(['900b', '900a', '900c']);
  expect(idsOf(log.after('', 9))).toEqual(['900a', '900b', '900c']);
  expect(idsOf(log.after('900a', 1))).toEqual(['900b']);
  expect(idsOf(log.upTo('900b', 9))).toEqual(['900a', '900b']);
  expect([log.has('900a'), log.has('900aa')]).toEqual([true, false]);
});

/** One a second until now, of which the log keeps the last hour. */
const COUNT = 7_200;
const start = Date.now() - 1_000 * COUNT;
const history = new History({ seed: 1, count: COUNT, start, spacingMs: 1_000 });

it('goes on from its history to what has come since, and forgets both alike', () => {
  const log = new TenantLog(history, HOUR_MS);
  expect(log.oldestId).toBe(history.idAt(0));
  log.append([recordAt('901', Date.now())]);
  const firstKept = history.positionAt(Date.now() - HOUR_MS);
  expect(log.oldestId).toBe(history.idAt(firstKept));
  expect(idsOf(log.read(0, 1).records)).toEqual([history.idAt(firstKept)]);
  expect(idsOf(log.after('', 1))).toEqual([history.idAt(firstKept)]);
  expect(idsOf(log.after(history.idAt(COUNT - 2), 9))).toEqual([history.idAt(COUNT - 1), '901']);
  expect(idsOf(log.upTo('901', 2))).toEqual([history.idAt(COUNT - 1), '901']);
  expect(idsOf(log.read(COUNT - 1, 9).records)).toEqual([history.idAt(COUNT - 1), '901']);
  expect(log.end).toBe(COUNT + 1);
  log.forgetBefore(Date.now() + HOUR_MS);
  expect(log.oldestId).toBeUndefined();
  expect(log.read(0, 9)).toEqual({ records: [], next: COUNT + 1 });
  log.append([recordAt('902', Date.now())]);
  expect(idsOf(log.read(log.end - 1, 9).records)).toEqual(['902']);
});

it.each([false, true])('searches in the order of dates (newest first: %s)', (newestFirst) => {
  const log = new TenantLog(history, 3 * HOUR_MS);
  const late = recordAt('901', start + 500_500);
  log.append([late]);
  const [from, to] = [start + 400_000, start + 600_000];
  const all = [...history.slice(0, COUNT), late]
    .filter(({ data }) => Date.parse(data.date) >= from && Date.parse(data.date) <= to)
    .sort((a, b) => (newestFirst ? -1 : 1) * a.data.date.localeCompare(b.data.date));
  const dates = (records: LogRecord[]) => records.map(({ data }) => data.date);
  const found = log.search({ from, to, newestFirst, skip: 20, limit: 100 });
  expect(dates(found)).toEqual(dates(all.slice(20, 120)));
  expect([...log.between(from, to)]).toHaveLength(all.length);
  const typed = log.search({ from, to, type: 's', newestFirst, skip: 0, limit: 1_000 });
  expect(dates(typed)).toEqual(dates(all.filter(({ data }) => data.type === 's')));
  expect(typed.length).toBeGreaterThan(10);
});
