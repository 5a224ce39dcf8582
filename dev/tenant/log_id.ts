// Ids in Auth0's form: 56 digits, of which nobody but Auth0 knows the meaning. Here they are `900`, the
// millisecond, a number that ascends within it, and chance.
import { Random } from './random';

const DIGITS = 56;
const ORDER_DIGITS = 9;

export const digitsOf = (time: number): string => new Date(time).toISOString().replace(/\D/g, '');

/** Two of the same time are in the order of their numbers. */
export const makeOrderedId = (random: Random, time: number, order: number): string => {
  const known = `900${digitsOf(time)}${String(order).padStart(ORDER_DIGITS, '0')}`;
  return known + random.digits(DIGITS - known.length);
};

/** Each id is above the last, even where a clock goes back. */
export class AscendingIds {
  private readonly random = new Random(0x1d5);
  private time = 0;
  private order = 0;

  next(now = Date.now()): string {
    this.order = now > this.time ? 0 : this.order + 1;
    this.time = Math.max(now, this.time);
    return makeOrderedId(this.random, this.time, this.order);
  }
}

/** The first position at which it holds; it holds at all that follow. */
export const firstPosition = (count: number, holds: (position: number) => boolean): number => {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};
