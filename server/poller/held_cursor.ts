// A cursor under the lease of this node: each write renews the lease, and fails with CursorLost once
// another node has written.
import { type Cursor, leaseOwner } from './cursor';
import type { CursorStore, SavedCursor } from './cursor_store';

/** A node that ends without a word is replaced after so long, and a little. */
export const LEASE_MS = 40_000;

export interface CursorLease {
  /** Of the cursor. */
  id: string;
  source: string;
  /** Whoever was the same before it ended may go on at once. */
  owner: string;
}

export class HeldCursor {
  private constructor(
    private readonly store: CursorStore,
    private readonly owner: string,
    private saved: SavedCursor,
  ) {}

  /** The cursor as it stands where there is reason not to run, by `mayRun`; or under a lease. */
  static async acquire(
    store: CursorStore,
    { id, source, owner }: CursorLease,
    mayRun: (cursor: Cursor) => boolean,
  ): Promise<HeldCursor | Cursor> {
    const saved = await store.open(id, source);
    const { cursor } = saved;
    const holder = leaseOwner(cursor, Date.now());
    if ((holder !== undefined && holder !== owner) || !mayRun(cursor)) return cursor;
    const held = new HeldCursor(store, owner, saved);
    await held.save({});
    return held;
  }

  get cursor(): Cursor {
    return this.saved.cursor;
  }

  save(changes: Partial<Cursor>): Promise<void> {
    const until = new Date(Date.now() + LEASE_MS).toISOString();
    return this.write({ ...changes, lease: { owner: this.owner, until } });
  }

  /** The last write. */
  release(changes: Partial<Cursor> = {}): Promise<void> {
    return this.write({ ...changes, lease: undefined });
  }

  private async write(changes: Partial<Cursor>): Promise<void> {
    this.saved = await this.store.replace(this.saved, { ...this.cursor, ...changes });
  }
}
