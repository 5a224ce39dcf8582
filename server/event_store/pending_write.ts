// One request's documents under way: each gets its result, and the request all of them together.
import type { WriteResult } from './bulk_item';

export class PendingWrite {
  readonly done: Promise<WriteResult[]>;
  private readonly results: WriteResult[];
  private open: number;
  private finish: (results: WriteResult[]) => void = () => undefined;

  constructor(size: number) {
    this.results = new Array<WriteResult>(size);
    this.open = size;
    this.done = new Promise((resolve) => (this.finish = resolve));
    if (size === 0) this.finish(this.results);
  }

  resolve(at: number, result: WriteResult): void {
    if (!(at in this.results)) this.open -= 1;
    this.results[at] = result;
    if (this.open === 0) this.finish(this.results);
  }
}
