// Bounds the memory of bodies over all requests. A request is charged as its bytes arrive, so that
// a small one that does not tell its length costs little. Large bodies share one half of the limit
// and small ones, such as Auth0's, the other, so that nobody's large ones keep them out.
import { Auth0LogsError } from '../errors';

/** A body stands in memory as bytes, as text and as documents, which are three times as long. */
const COPIES = 5;
const SMALL_BYTES = 256 * 1024;

export interface Lease {
  charge: (bytes: number) => void;
  release(): void;
}

interface Pool {
  held: number;
}

export class BodyBudget {
  private readonly small: Pool = { held: 0 };
  private readonly large: Pool = { held: 0 };
  private received = 0;

  constructor(private readonly limit: number) {}

  /** Memory set aside now, and all bytes that ever came. */
  get current() {
    return { held: this.small.held + this.large.held, received: this.received };
  }

  /** Throws, as does `charge`, when others hold too much; one alone of its size always passes. */
  lease(): Lease {
    let pool = this.small;
    let own = 0;
    const release = (): void => {
      pool.held -= own;
      own = 0;
    };
    this.admit(pool, own);
    return {
      charge: (bytes) => {
        this.received += bytes;
        const wanted = own + bytes * COPIES;
        release();
        pool = wanted > SMALL_BYTES * COPIES ? this.large : this.small;
        this.admit(pool, wanted);
        own = wanted;
        pool.held += own;
      },
      release,
    };
  }

  private admit({ held }: Pool, wanted: number): void {
    if (held > 0 && held + wanted > this.limit / 2)
      throw new Auth0LogsError('overloaded', { details: { by: 'waiting_events' } });
  }
}
