// Memory that is used again and again. V8 counts what is allocated outside of its heap, and looks
// through all of the heap each time that enough came together: at ten thousand events a second,
// several times a second.

export interface Kept {
  pieces: number;
  /** Of a piece, at most. */
  bytes: number;
}

export class ReusedMemory {
  private readonly free: Buffer[] = [];

  /** What is kept while nobody uses it. */
  constructor(private readonly kept: Kept) {}

  /** That many bytes or more; what stands in them is of no meaning. */
  take(bytes: number): Buffer {
    const piece = this.free.pop();
    return piece && piece.length >= bytes ? piece : Buffer.allocUnsafeSlow(roundUp(bytes));
  }

  /** Once nobody reads it any more. */
  giveBack(piece: Buffer): void {
    const { pieces, bytes } = this.kept;
    if (piece.length <= bytes && this.free.length < pieces) this.free.push(piece);
  }
}

/** To a power of two, so that one piece fits many uses. */
const roundUp = (bytes: number): number => 2 ** Math.ceil(Math.log2(bytes));
