// Adds up what may happen very often, and tells it at most once a minute.

const MINUTE_MS = 60_000;

export class MinuteTally {
  private counts = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly tell: (source: string, count: number) => void) {}

  add(source: string, count: number): void {
    this.counts.set(source, (this.counts.get(source) ?? 0) + count);
    this.timer ??= setTimeout(() => this.stop(), MINUTE_MS).unref();
  }

  /** Tells what was held back. */
  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { counts } = this;
    this.counts = new Map();
    for (const [source, count] of counts) this.tell(source, count);
  }
}
