import { describe, expect, it } from 'vitest';
import { describeBars, sparklineBars } from './sparkline_bars';

describe('sparklineBars', () => {
  it('fills the box with the highest', () => {
    expect(sparklineBars([5, 0, 10])).toEqual([
      { x: 0, y: 50, height: 50 },
      { x: 2, y: 0, height: 100 },
    ]);
  });

  it('keeps one among thousands in sight', () => {
    expect(sparklineBars([1, 10_000])[0]?.height).toBeGreaterThan(1);
  });

  it.each([[[]], [[0, 0]]])('has none of %o', (values) => {
    expect(sparklineBars(values)).toEqual([]);
  });
});

describe('describeBars', () => {
  it('names total, highest and last', () => {
    expect(describeBars([1, 7, 2])).toBe(
      '10 in the last 3 minutes, at most 7 in one, 2 in the last one.',
    );
  });
});
