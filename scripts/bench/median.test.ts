import { expect, it } from 'vitest';
import { median } from './median';

it('takes the middle value, or the mean of the two in the middle', () => {
  expect(median([10, 1, 3])).toBe(3);
  expect(median([4, 10, 1, 3])).toBe(3.5);
  expect(median([7])).toBe(7);
});

it('refuses to choose from nothing', () => {
  expect(() => median([])).toThrow('no value');
});
