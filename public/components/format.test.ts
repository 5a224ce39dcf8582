import { describe, expect, it } from 'vitest';
import { formatArrivals, formatCount, formatDuration, formatRelativeTime } from './format';

const now = Date.parse('2026-01-02T03:04:05Z');

describe('formatRelativeTime', () => {
  it.each([
    ['2026-01-02T03:04:00Z', 'a few seconds ago'],
    ['2026-01-02T03:00:05Z', '4 minutes ago'],
    ['2027-01-01T00:00:00Z', 'a few seconds ago'],
  ])('reads %s as %s', (iso, text) => {
    expect(formatRelativeTime(iso, now)).toBe(text);
  });
});

describe('counts', () => {
  it('groups digits', () => {
    expect(formatCount(1234567)).toBe('1,234,567');
  });

  it.each([
    [0, ''],
    [1, '1 new event'],
    [2, '2 new events'],
  ])('announces %d arrivals', (count, text) => {
    expect(formatArrivals(count)).toBe(text);
  });
});

describe('formatDuration', () => {
  it.each([
    [-3, '0 ms'],
    [849.6, '850 ms'],
    [2_440, '2.4 s'],
    [59_000, '59 s'],
    [90_000, '1.5 min'],
    [7_200_000, '2 h'],
    [7_200_000_000, '2,000 h'],
  ])('words %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
