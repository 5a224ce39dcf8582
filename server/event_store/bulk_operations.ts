// Documents as the lines of a bulk call. They wait as bytes, outside of V8's heap, where they cost
// its garbage collector nothing.
import { ReusedMemory } from './reused_memory';

/** For some twenty documents: a single one that waits for long holds no more than that. */
const SLAB_BYTES = 64 * 1024;
/** UTF-8 takes no more for one of JavaScript's characters. */
const MAX_CHARACTER_BYTES = 3;

/** Memory for the documents of several requests, which is free once all of them are done. */
interface Slab {
  bytes: Buffer;
  used: number;
  requests: number;
}

const memory = new ReusedMemory({ pieces: 256, bytes: SLAB_BYTES });
const newSlab = (): Slab => ({ bytes: memory.take(SLAB_BYTES), used: 0, requests: 0 });
let current = newSlab();

/** The current one, or the next where it has no room. */
const slabFor = (bytes: number): Slab => {
  if (bytes > SLAB_BYTES - current.used) current = newSlab();
  return current;
};

const actionStart = (dataStream: string): string =>
  `{"create":{"_index":${JSON.stringify(dataStream)},"_id":`;
const actionEnd = (id: string): string => `${JSON.stringify(id)}}}\n`;

/** The same document to be stored under another id, in memory of its own. */
export const withOtherId = (operation: Buffer, dataStream: string, id: string): Buffer =>
  Buffer.concat([
    Buffer.from(actionStart(dataStream) + actionEnd(id)),
    operation.subarray(operation.indexOf('\n') + 1),
  ]);

/** For the documents of one request. */
export class OperationEncoder {
  private readonly slabs = new Set<Slab>();
  private readonly start: string;

  constructor(readonly dataStream: string) {
    this.start = actionStart(dataStream);
  }

  /** The bytes are good until `release`. */
  encode(id: string, document: object): Buffer {
    const action = this.start + actionEnd(id);
    const source = JSON.stringify(document);
    const most = (action.length + source.length) * MAX_CHARACTER_BYTES + 1;
    if (most > SLAB_BYTES) return Buffer.from(`${action}${source}\n`);
    const slab = slabFor(most);
    this.hold(slab);
    const { bytes, used: start } = slab;
    // Piece by piece: to join such long texts first would copy them once more.
    let end = start + bytes.write(action, start);
    end += bytes.write(source, end);
    end += bytes.write('\n', end);
    slab.used = end;
    return bytes.subarray(start, end);
  }

  private hold(slab: Slab): void {
    if (this.slabs.has(slab)) return;
    this.slabs.add(slab);
    slab.requests += 1;
  }

  /** Once none of the operations is read any more. */
  release(): void {
    for (const slab of this.slabs) {
      slab.requests -= 1;
      if (slab.requests > 0) continue;
      if (slab === current) slab.used = 0;
      else memory.giveBack(slab.bytes);
    }
    this.slabs.clear();
  }
}
