// Writes events with `create`. Concurrent requests share bulk calls: a call leaves as soon as a
// slot is free, with whatever waits by then, so there is no idle latency and no timer.
import { setTimeout as delay } from 'node:timers/promises';
import type { ElasticsearchClient } from '@kbn/core/server';
import { Auth0LogsError } from '../errors';
import { readBulkItem, type BulkItem, type ItemResult } from './bulk_item';

const MAX_CALLS = 4;
const MAX_CALL_BYTES = 8 * 1024 * 1024;
const MAX_CALL_DOCUMENTS = 2_000;
/** Auth0 gives up on a request after a while: its answer must come before. */
const DEADLINE_MS = 15_000;
const FIRST_RETRY_MS = 100;
/** After a call that did not reach Elasticsearch, refuse at once for this long; then probe. */
const OPEN_CIRCUIT_MS = 1_000;

export interface WritableEvent {
  index: string;
  id: string;
  /** The document as JSON, serialised once. */
  json: string;
}

export type WriteResult = Exclude<ItemResult, { kind: 'retry' }>;

interface Pending {
  event: WritableEvent;
  bytes: number;
  deadline: number;
  wait: number;
  settle(result: WriteResult): void;
}

export class BulkWriter {
  private queue: Pending[] = [];
  private calls = 0;
  private openUntil = 0;
  private accessMissing = false;

  constructor(private readonly client: () => Promise<ElasticsearchClient>) {}

  /** One result per event, in order; throws where Elasticsearch is known to be unreachable. */
  write(events: WritableEvent[]): Promise<WriteResult[]> {
    this.checkCircuit();
    const deadline = Date.now() + DEADLINE_MS;
    const results = events.map(
      (event) =>
        new Promise<WriteResult>((settle) => {
          const bytes = Buffer.byteLength(event.json);
          this.queue.push({ event, bytes, deadline, wait: FIRST_RETRY_MS, settle });
        }),
    );
    this.flush();
    return Promise.all(results);
  }

  /** As the last write told. */
  get lacksAccess(): boolean {
    return this.accessMissing;
  }

  checkCircuit(): void {
    if (Date.now() < this.openUntil)
      throw new Auth0LogsError('unavailable', 'Elasticsearch cannot be reached.');
  }

  private flush(): void {
    while (this.calls < MAX_CALLS && this.queue.length > 0) {
      const batch = this.takeBatch();
      this.calls += 1;
      void this.send(batch).finally(() => {
        this.calls -= 1;
        this.flush();
      });
    }
  }

  private takeBatch(): Pending[] {
    let bytes = 0;
    let count = 0;
    for (const pending of this.queue) {
      bytes += pending.bytes;
      if (count > 0 && (bytes > MAX_CALL_BYTES || count === MAX_CALL_DOCUMENTS)) break;
      count += 1;
    }
    return this.queue.splice(0, count);
  }

  private async send(batch: Pending[]): Promise<void> {
    const operations = batch.flatMap(({ event: { index, id, json } }) => [
      JSON.stringify({ create: { _index: index, _id: id } }),
      json,
    ]);
    try {
      const client = await this.client();
      const timeout = Math.max(1, Math.min(...batch.map(({ deadline }) => deadline)) - Date.now());
      const { items } = await client.bulk(
        { operations },
        { maxRetries: 0, requestTimeout: timeout },
      );
      batch.forEach((pending, at) => this.settle(pending, itemResult(items[at]?.create)));
    } catch (error) {
      const result = this.callFailed(error);
      for (const pending of batch) this.settle(pending, result);
    }
  }

  private callFailed(error: unknown): ItemResult {
    const status = (error as { statusCode?: number }).statusCode;
    if (status === undefined) this.openUntil = Date.now() + OPEN_CIRCUIT_MS;
    // A whole call refused as such (400, 413) says nothing about one document: never a dead letter.
    const known = status === 401 || status === 403 || status === 429;
    return readBulkItem({ status: known ? status : 503 });
  }

  private settle(pending: Pending, result: ItemResult): void {
    this.accessMissing = result.kind === 'failed' && result.error.code === 'no_write_access';
    if (result.kind !== 'retry') return pending.settle(result);
    if (Date.now() + pending.wait > pending.deadline)
      return pending.settle({ kind: 'failed', error: result.error });
    const { wait } = pending;
    void delay(wait).then(() => {
      this.queue.push({ ...pending, wait: 2 * wait });
      this.flush();
    });
  }
}

const itemResult = (item: BulkItem | undefined): ItemResult =>
  item
    ? readBulkItem(item)
    : {
        kind: 'failed',
        error: new Auth0LogsError('unavailable', 'Elasticsearch left out an item.'),
      };
