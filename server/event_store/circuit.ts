// Refuses at once while Elasticsearch is known to be unreachable, so that nothing piles up; now and
// then one request passes, to see whether it is back.
import { BehaviorSubject, type Observable } from 'rxjs';
import { Auth0LogsError } from '../errors';

const PROBE_EVERY_MS = 1_000;

export class Circuit {
  /** By a clock that nobody sets. */
  private nextProbe: number | undefined;
  private readonly closed = new BehaviorSubject(true);
  /** Whether Elasticsearch was reached at the last attempt. */
  readonly closed$: Observable<boolean> = this.closed;

  get isClosed(): boolean {
    return this.closed.value;
  }

  /** Throws unless closed or the next probe is due; then the caller is the probe. */
  admit(): void {
    if (this.nextProbe === undefined) return;
    const now = performance.now();
    if (now < this.nextProbe)
      throw new Auth0LogsError('unavailable', { details: { task: 'connect' } });
    this.nextProbe = now + PROBE_EVERY_MS;
  }

  open(): void {
    this.nextProbe = performance.now() + PROBE_EVERY_MS;
    this.closed.next(false);
  }

  close(): void {
    this.nextProbe = undefined;
    this.closed.next(true);
  }
}
