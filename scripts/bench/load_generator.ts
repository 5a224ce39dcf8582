// The load generator: a process of its own, so that its CPU is not the host's. Makes all bodies of
// a job before the clock starts, and counts no answer that is not a full success.
import { generate } from '../../dev/tenant/generate';
import { mapEvent } from '../../server/mapping/map_event';
import { BodySender, type Answer } from '../../test/support/body_sender';
import type { LoadJob, LoadResult } from './load_job';
import { MAPPING_CONTEXT } from './mapping_context';
import { median, percentile } from './median';

process.on('message', (job: LoadJob) => {
  run(job).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ failure: String(error) }),
  );
});

async function run(job: LoadJob): Promise<LoadResult> {
  const bodies = makeBodies(job);
  const sender = new BodySender(job);
  const check = job.target === 'webhook' ? checkWebhook : checkBulk;
  const latencies: number[] = [];
  const start = performance.now();
  await sender.forEach(bodies, async (body) => {
    const sent = performance.now();
    check(await sender.post(body));
    latencies.push(performance.now() - sent);
  });
  const seconds = (performance.now() - start) / 1000;
  sender.close();
  return { seconds, median: median(latencies), p99: percentile(latencies, 99) };
}

function makeBodies({ target, seed, events, batch }: LoadJob): Buffer[] {
  const toLines = target === 'webhook' ? JSON.stringify : bulkLines;
  const lines = generate(seed, events).map((record) => toLines(record));
  return Array.from({ length: Math.ceil(lines.length / batch) }, (_, at) =>
    Buffer.from(`${lines.slice(at * batch, (at + 1) * batch).join('\n')}\n`),
  );
}

/** The document that the plugin makes of the record, written as the plugin writes it. */
function bulkLines(record: unknown): string {
  const { id, document } = mapEvent(record, MAPPING_CONTEXT);
  return `${JSON.stringify({ create: { _id: id } })}\n${JSON.stringify(document)}`;
}

function checkWebhook({ status, text }: Answer): void {
  const { duplicate, failed } = JSON.parse(text) as Record<string, number>;
  if (status !== 200 || duplicate !== 0 || failed !== 0) throw notAFullSuccess(status, text);
}

function checkBulk({ status, text }: Answer): void {
  if (status !== 200 || !text.includes('"errors":false')) throw notAFullSuccess(status, text);
}

const notAFullSuccess = (status: number, text: string): Error =>
  new Error(`The answer was no full success: ${status} ${text.slice(0, 500)}`);
