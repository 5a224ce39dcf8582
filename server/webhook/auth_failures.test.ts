import type { Logger } from '@kbn/core/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AuthFailures } from './auth_failures';

const warn = vi.fn();
const logger = { warn } as unknown as Logger;
let failures: AuthFailures;

beforeEach(() => {
  vi.useFakeTimers({
    now: Date.UTC(2026, 0, 1),
    toFake: ['Date', 'setTimeout', 'clearTimeout'],
  });
  vi.spyOn(performance, 'now').mockImplementation(() => Date.now()); // the clock of lru-cache
  warn.mockClear();
  failures = new AuthFailures(logger);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const add = (address: string, times: number, source = 's'): string[] =>
  Array.from({ length: times }, () => {
    try {
      failures.add(source, address);
      return 'counted';
    } catch (error) {
      return (error as { code: string }).code;
    }
  });

it('slows down who tries too often, for the rest of the minute, and nobody else', () => {
  expect(new Set(add('203.0.113.1', 20))).toEqual(new Set(['counted']));
  expect(add('203.0.113.1', 1)).toEqual(['too_many_failures']);
  expect(add('::ffff:203.0.113.1', 1)).toEqual(['too_many_failures']);
  expect(add('203.0.113.2', 1)).toEqual(['counted']);
  vi.advanceTimersByTime(61_000);
  expect(add('203.0.113.1', 1)).toEqual(['counted']);
});

it('takes a /64 of IPv6 as one', () => {
  add('2001:db8:1:2::1', 20);
  expect(add('2001:db8:1:2:ffff:ffff:ffff:ffff', 1)).toEqual(['too_many_failures']);
  expect(add('2001:db8:1:3::1', 1)).toEqual(['counted']);
});

it('logs once a minute how many there were, and what is left when it stops', () => {
  add('203.0.113.1', 30);
  add('203.0.113.2', 1);
  expect(warn).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(warn.mock.calls).toEqual([[expect.stringMatching(/: 31;.*: 2$/)]]);
  vi.advanceTimersByTime(600_000);
  expect(warn).toHaveBeenCalledTimes(1);
  add('203.0.113.3', 2);
  failures.stop();
  expect(warn).toHaveBeenLastCalledWith(expect.stringMatching(/: 2;.*: 1$/));
});

it('tells of the last hour only, but when the last one was', () => {
  expect(failures.of('s')).toEqual({ count: 0, addresses: 0 });
  add('203.0.113.1', 2);
  vi.advanceTimersByTime(30 * 60_000);
  add('203.0.113.2', 1);
  expect(failures.of('s')).toEqual({ count: 3, addresses: 2, last: '2026-01-01T00:30:00.000Z' });
  vi.advanceTimersByTime(31 * 60_000);
  expect(failures.of('s')).toMatchObject({ count: 1, addresses: 1 });
  vi.advanceTimersByTime(31 * 60_000);
  expect(failures.of('s')).toEqual({ count: 0, addresses: 0, last: '2026-01-01T00:30:00.000Z' });
});

it('counts those of each source, however many there are', () => {
  add('203.0.113.1', 2);
  vi.advanceTimersByTime(60_000);
  add('203.0.113.1', 1, 'other');
  expect(failures.of('s')).toEqual({ count: 2, addresses: 1, last: '2026-01-01T00:00:00.000Z' });
  expect(failures.of('other')).toMatchObject({ count: 1, last: '2026-01-01T00:01:00.000Z' });
  expect(failures.of('none')).toEqual({ count: 0, addresses: 0 });
});

it('slows down who tries one source after another', () => {
  for (let n = 0; n < 20; n += 1) add('203.0.113.1', 1, `source-${n}`);
  expect(add('203.0.113.1', 1, 'next')).toEqual(['too_many_failures']);
});

it('holds a bounded number of addresses, and counts what comes from others', () => {
  for (let n = 0; n < 12_000; n += 1) failures.add('s', `10.0.${n >> 8}.${n & 255}`);
  expect(failures.of('s')).toMatchObject({ count: 12_000, addresses: 100 });
});
