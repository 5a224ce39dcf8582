// Documents as the lines of a bulk call. They wait as bytes, outside of V8's heap, where they cost
// its garbage collector nothing.

const FIRST_SLAB_BYTES = 16 * 1024;
const LARGEST_SLAB_BYTES = 256 * 1024;
/** UTF-8 takes no more for one of JavaScript's characters. */
const MAX_CHARACTER_BYTES = 3;

/** For the documents of one request: they share their memory, and leave it together. */
export class OperationEncoder {
  private slab = Buffer.alloc(0);
  private used = 0;
  private readonly start: string;

  constructor(dataStream: string) {
    this.start = `{"create":{"_index":${JSON.stringify(dataStream)},"_id":`;
  }

  encode(id: string, document: object): Buffer {
    const action = `${this.start}${JSON.stringify(id)}}}\n`;
    const source = JSON.stringify(document);
    const most = (action.length + source.length) * MAX_CHARACTER_BYTES + 1;
    if (most > LARGEST_SLAB_BYTES) return Buffer.from(`${action}${source}\n`);
    if (most > this.slab.length - this.used) this.takeSlab(most);
    const { slab, used: start } = this;
    // Piece by piece: to join such long texts first would copy them once more.
    let end = start + slab.write(action, start);
    end += slab.write(source, end);
    end += slab.write('\n', end);
    this.used = end;
    return slab.subarray(start, end);
  }

  /** The first is small, since many a request brings a single event. */
  private takeSlab(needed: number): void {
    const larger = Math.min(2 * this.slab.length, LARGEST_SLAB_BYTES);
    this.slab = Buffer.allocUnsafeSlow(Math.max(FIRST_SLAB_BYTES, larger, needed));
    this.used = 0;
  }
}
