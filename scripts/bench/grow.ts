// What becomes of the figures while the data stream grows, up to `--grow` documents. The ceiling is
// that of the same data stream.
import { bulk, measureUsual, type Bench, type Measured } from './measure_load';

/** Measured at these shares of the final size. */
const STEPS = [0, 0.2, 0.5, 1];
const FILL_AT_ONCE = 50_000;
const FILL_CONNECTIONS = 2;
const ROUNDS = 3;

export interface Grown {
  /** In the data stream before the measurement. */
  documents: number;
  rounds: Measured[];
  /** On disk, per document. */
  bytes: number;
}

export async function measureGrowth(bench: Bench, documents: number): Promise<Grown[]> {
  const { cluster, webhookStream: stream } = bench;
  const grown: Grown[] = [];
  for (const step of STEPS) {
    let count = await cluster.count(stream);
    for (; count < step * documents; count += FILL_AT_ONCE) {
      console.error(`Growing: ${count} of ${documents} documents`);
      await bulk(bench, { stream, events: FILL_AT_ONCE, connections: FILL_CONNECTIONS });
    }
    const rounds = await measureUsual(bench, ROUNDS, stream);
    grown.push({ documents: count, rounds, bytes: await cluster.bytesStored(stream) });
  }
  return grown;
}
