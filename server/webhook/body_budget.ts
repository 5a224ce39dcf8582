// Bounds the memory of bodies over all requests. A request is charged as its bytes arrive, so that
// a small one that does not tell its length costs little.
import { Auth0LogsError } from '../errors';

/** A body stands in memory as bytes, as text and as documents, which are three times as long. */
const COPIES = 5;

export interface Lease {
  charge: (bytes: number) => void;
  release(): void;
}

export class BodyBudget {
  private held = 0;
  private received = 0;

  constructor(private readonly limit: number) {}

  /** Memory set aside now, and all bytes that ever came. */
  get current() {
    return { held: this.held, received: this.received };
  }

  /** Throws, as does `charge`, when others hold too much; one request alone always passes. */
  lease(): Lease {
    this.check(this.held, 0);
    let own = 0;
    return {
      charge: (bytes) => {
        const cost = bytes * COPIES;
        this.received += bytes;
        this.check(this.held - own, own + cost);
        own += cost;
        this.held += cost;
      },
      release: () => {
        this.held -= own;
        own = 0;
      },
    };
  }

  private check(others: number, own: number): void {
    if (others > 0 && others + own > this.limit)
      throw new Auth0LogsError('overloaded', 'Too many events are waiting to be written.');
  }
}
