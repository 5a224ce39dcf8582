import { expect, it } from 'vitest';
import { median, percentile } from './median';

it('takes the middle value, or the mean of the two in the middle', () => {
  expect(median([10, 1, 3])).toBe(3);
  expect(median([4, 10, 1, 3])).toBe(3.5);
  expect(median([7])).toBe(7);
});

it('takes the value that so many per cent do not exceed', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(percentile(hundred, 99)).toBe(99);
  expect(percentile(hundred, 100)).toBe(100);
  expect(percentile([5], 99)).toBe(5);
});

it('refuses to choose from nothing', () => {
  expect(() => median([])).toThrow('no value');
  expect(() => percentile([], 99)).toThrow('no value');
});
