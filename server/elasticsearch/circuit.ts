// Refuses at once while Elasticsearch is known to be unreachable, so that nothing piles up; now and
// then one request passes, to see whether it is back.
import { Auth0LogsError } from '../errors';

const PROBE_EVERY_MS = 1_000;

export class Circuit {
  private nextProbe: number | undefined;

  /** Throws unless closed or the next probe is due; then the caller is the probe. */
  admit(): void {
    if (this.nextProbe === undefined) return;
    const now = Date.now();
    if (now < this.nextProbe)
      throw new Auth0LogsError('unavailable', 'Elasticsearch cannot be reached.');
    this.nextProbe = now + PROBE_EVERY_MS;
  }

  open(): void {
    this.nextProbe = Date.now() + PROBE_EVERY_MS;
  }

  close(): void {
    this.nextProbe = undefined;
  }
}
