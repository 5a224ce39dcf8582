// The bars of a sparkline, in a box that is one unit wide per value and `SPARKLINE_HEIGHT` units high.

export const SPARKLINE_HEIGHT = 100;
/** Of the smallest bar that is not zero: seen, and still less than the next. */
const LEAST = 6;

export interface Bar {
  x: number;
  y: number;
  height: number;
}

/** None where a value is zero. The highest bar fills the box. */
export function sparklineBars(values: readonly number[]): Bar[] {
  const highest = Math.max(...values, 1);
  return values.flatMap((value, x) => {
    if (value <= 0) return [];
    const height = Math.max((value / highest) * SPARKLINE_HEIGHT, LEAST);
    return [{ x, y: SPARKLINE_HEIGHT - height, height }];
  });
}

/** The same in words, for those who do not see it. */
export function describeBars(values: readonly number[]): string {
  const total = values.reduce((sum, value) => sum + value, 0);
  const highest = Math.max(...values, 0);
  const last = values[values.length - 1] ?? 0;
  return `${total} in the last ${values.length} minutes, at most ${highest} in one, ${last} in the last one.`;
}
