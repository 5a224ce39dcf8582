// Writes events with `create`. Concurrent requests share bulk calls: a call leaves as soon as a
// slot is free, with whatever waits by then, so there is no idle latency and no timer.
import { setTimeout as delay } from 'node:timers/promises';
import type { ElasticsearchClient } from '@kbn/core/server';
import { Auth0LogsError } from '../errors';
import { readBulkItem, type BulkItem, type ItemResult } from './bulk_item';
import { Circuit } from './circuit';
import { reasonOf, statusOf } from './elasticsearch_error';

const MAX_CALLS = 4;
const MAX_CALL_BYTES = 8 * 1024 * 1024;
const MAX_CALL_DOCUMENTS = 2_000;
/** Auth0 gives up on a request after a while: its answer must come before. */
const DEADLINE_MS = 15_000;
/** A lost connection is tried again; a cluster that is down is not waited for. */
const UNREACHABLE_MS = 2_000;
const FIRST_RETRY_MS = 100;
const BAD_REQUEST = 400;
const TOO_LARGE = 413;

export interface WritableEvent {
  index: string;
  id: string;
  /** The document as JSON, serialised once. */
  json: string;
}

export interface WriterAccess {
  client(): Promise<ElasticsearchClient>;
  /** Called when the client may not write: another may be had by now. */
  forget(): void;
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
  private accessMissing = false;
  private readonly circuit = new Circuit();

  constructor(private readonly access: WriterAccess) {}

  /** Throws where a write would have no chance now; asked before a body is read. */
  admit(): void {
    this.circuit.admit();
  }

  /** One result per event, in order. */
  write(events: WritableEvent[]): Promise<WriteResult[]> {
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
    try {
      const items = await this.call(batch);
      this.circuit.close();
      batch.forEach((pending, at) => this.settle(pending, itemResult(items[at]?.create)));
    } catch (error) {
      const status = statusOf(error);
      const divisible = status === TOO_LARGE || status === BAD_REQUEST;
      if (divisible && batch.length > 1) {
        // One document may be at fault: halving finds it, and the others are written.
        const middle = Math.ceil(batch.length / 2);
        await this.send(batch.slice(0, middle));
        await this.send(batch.slice(middle));
        return;
      }
      if (status === undefined) this.unreachable(batch);
      const result = callFailed(error);
      for (const pending of batch) this.settle(pending, result);
    }
  }

  private async call(batch: Pending[]): Promise<{ create?: BulkItem }[]> {
    const operations = batch.flatMap(({ event: { index, id, json } }) => [
      JSON.stringify({ create: { _index: index, _id: id } }),
      json,
    ]);
    const client = await this.access.client();
    const timeout = Math.max(1, Math.min(...batch.map(({ deadline }) => deadline)) - Date.now());
    const answer = await client.bulk({ operations }, { maxRetries: 0, requestTimeout: timeout });
    return answer.items;
  }

  private unreachable(batch: Pending[]): void {
    this.circuit.open();
    const deadline = Date.now() + UNREACHABLE_MS;
    for (const pending of batch) pending.deadline = Math.min(pending.deadline, deadline);
  }

  private settle(pending: Pending, result: ItemResult): void {
    if (result.kind === 'retry') {
      this.retry(pending, result.error);
      return;
    }
    const denied = result.kind === 'failed' && result.error.code === 'no_write_access';
    if (denied) this.access.forget();
    this.accessMissing = denied;
    pending.settle(result);
  }

  private retry(pending: Pending, error: Auth0LogsError): void {
    const { wait } = pending;
    if (Date.now() + wait > pending.deadline) {
      pending.settle({ kind: 'failed', error });
      return;
    }
    void delay(wait).then(() => {
      this.queue.push({ ...pending, wait: 2 * wait });
      this.flush();
    });
  }
}

/** What a call that failed as a whole means for each of its documents. */
const callFailed = (error: unknown): ItemResult => {
  const status = statusOf(error);
  if (status === TOO_LARGE) return { kind: 'refused', reason: 'too large for Elasticsearch' };
  if (status === BAD_REQUEST)
    return { kind: 'refused', reason: reasonOf(error) ?? 'Elasticsearch could not read it' };
  const known = status === 401 || status === 403 || status === 429;
  return readBulkItem({ status: known ? status : 503 });
};

const itemResult = (item: BulkItem | undefined): ItemResult =>
  item
    ? readBulkItem(item)
    : {
        kind: 'failed',
        error: new Auth0LogsError('unavailable', 'Elasticsearch left out an item.'),
      };
