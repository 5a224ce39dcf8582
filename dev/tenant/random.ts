// Chance that a seed repeats: mulberry32.

const FRACTION = 2 ** 32;

export class Random {
  constructor(private state: number) {}

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / FRACTION;
  }

  /** A whole number from 0 up to and without `limit`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.below(items.length)] ?? items[0];
  }

  /** As `pick`, but an item of weight 2 comes twice as often as one of weight 1. */
  weighted<Item>(items: readonly [readonly [number, Item], ...(readonly [number, Item])[]]): Item {
    let rest = this.next() * items.reduce((sum, [weight]) => sum + weight, 0);
    return (items.find(([weight]) => (rest -= weight) < 0) ?? items[0])[1];
  }

  text(alphabet: string, length: number): string {
    return Array.from({ length }, () => alphabet.charAt(this.below(alphabet.length))).join('');
  }

  digits = (length: number) => this.text('0123456789', length);
  hex = (length: number) => this.text('0123456789abcdef', length);
  token = (length: number) =>
    this.text('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', length);
}
