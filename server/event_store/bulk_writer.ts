// Writes events with `create`. Concurrent requests share bulk calls: a call leaves as soon as a
// slot is free, with whatever waits by then, so there is no idle latency and no timer.
import { setTimeout as delay } from 'node:timers/promises';
import type { ElasticsearchClient } from '@kbn/core/server';
import { Auth0LogsError } from '../errors';
import {
  createDocuments,
  faultOfDocument,
  LEFT_OUT,
  MAX_CALL_BYTES,
  MAX_CALLS,
  readFailure,
} from './bulk_call';
import type { ItemResult, WriteResult } from './bulk_item';
import { Circuit } from './circuit';
import {
  findStoredTwice,
  lookForEarlierCopies,
  type CallOptions,
  type EventKey,
} from './earlier_copies';
import { statusOf } from '../elasticsearch/elasticsearch_error';
import { judge, judgeFoundIds, type SourceTenants } from './id_conflicts';
import { PendingWrite } from './pending_write';

const MAX_CALL_DOCUMENTS = 2_000;
/** A lost connection is tried again; a cluster that is down is not waited for. */
const UNREACHABLE_MS = 2_000;
const FIRST_RETRY_MS = 100;
/** What another try has to have left: one that is cut short would pass for an Elasticsearch that is gone. */
const SHORTEST_TRY_MS = 1_000;

export interface WritableEvent extends EventKey {
  /** Id of the source that it came by. */
  source: string;
  /** Its lines of a bulk call. */
  operation: Buffer;
}

export interface WriterAccess {
  client(): Promise<ElasticsearchClient>;
  /** Called when the client may not write: another may be had by now. */
  forget(): void;
  /** Called when template or pipeline are missing. */
  reinstall(): void;
  tenants: SourceTenants;
}

/** A call with events, as it ended; `answered` is one that brought its items. */
export interface BulkCall {
  seconds: number;
  answered: boolean;
}

interface Pending {
  event: WritableEvent;
  /** By a clock that nobody sets. */
  deadline: number;
  wait: number;
  /** What Elasticsearch said to an earlier try. */
  told?: Auth0LogsError;
  /** That of the look for earlier copies. */
  writeIndex?: string;
  /** The request that it came with, and its place there. */
  write: PendingWrite;
  at: number;
}

export class BulkWriter {
  private queue: Pending[] = [];
  private calls = 0;
  private storedTwice = 0;
  private readonly unsettled = { events: 0, bytes: 0 };
  private readonly circuit = new Circuit();
  readonly reachable$ = this.circuit.closed$;

  constructor(
    private readonly access: WriterAccess,
    private readonly onCall: (call: BulkCall) => void = () => undefined,
  ) {}

  /** What is held, whether it can go on, and how many events a rollover doubled so far. */
  get current() {
    const { calls, circuit, storedTwice, unsettled } = this;
    return { ...unsettled, calls, storedTwice, reachable: circuit.isClosed };
  }

  /** Throws where a write would have no chance now; asked before a body is read. */
  admit(): void {
    this.circuit.admit();
  }

  /**
   * One result per event, in order; all of them soon after the deadline, by `performance.now()`.
   * From then on, none of the operations is read any more: their memory may serve others.
   */
  write(events: WritableEvent[], deadline: number): Promise<WriteResult[]> {
    const write = new PendingWrite(events.length);
    for (const [at, event] of events.entries())
      this.queue.push({ event, deadline, wait: FIRST_RETRY_MS, write, at });
    this.holdUntilDone(events, write);
    this.flush();
    return write.done;
  }

  private holdUntilDone(events: WritableEvent[], { done }: PendingWrite): void {
    const { unsettled } = this;
    const bytes = events.reduce((sum, { operation }) => sum + operation.length, 0);
    unsettled.events += events.length;
    unsettled.bytes += bytes;
    void done.then(() => {
      unsettled.events -= events.length;
      unsettled.bytes -= bytes;
    });
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
      bytes += pending.event.operation.length;
      if (count > 0 && (bytes > MAX_CALL_BYTES || count === MAX_CALL_DOCUMENTS)) break;
      count += 1;
    }
    return this.queue.splice(0, count);
  }

  private async send(batch: Pending[]): Promise<void> {
    const deadline = Math.min(...batch.map((pending) => pending.deadline));
    // One limit for all the calls that the batch takes.
    const signal = AbortSignal.timeout(Math.max(1, Math.ceil(deadline - performance.now())));
    const options = { maxRetries: 0, signal };
    try {
      const client = await this.access.client();
      const fresh = await this.resolveEarlierCopies(client, batch, options);
      await this.create(client, fresh, options);
    } catch (error) {
      this.fail(batch, error);
    }
  }

  private async create(
    client: ElasticsearchClient,
    batch: Pending[],
    options: CallOptions,
  ): Promise<void> {
    if (batch.length === 0) return;
    try {
      const written = await this.call(client, batch, options);
      this.circuit.close();
      const results = await this.judgeFoundIds(client, batch, written, options);
      const doubled = await this.findStoredTwice(client, batch, results, options);
      batch.forEach((pending, at) =>
        this.resolve(pending, doubled.has(at) ? { kind: 'duplicate' } : (results[at] ?? LEFT_OUT)),
      );
    } catch (error) {
      const reason = faultOfDocument(error);
      if (reason === undefined) this.fail(batch, error);
      else if (batch.length === 1)
        batch.forEach((pending) => this.resolve(pending, { kind: 'refused', reason }));
      else {
        // One document may be at fault: halving finds it, and the others are written.
        const middle = Math.ceil(batch.length / 2);
        await this.create(client, batch.slice(0, middle), options);
        await this.create(client, batch.slice(middle), options);
      }
    }
  }

  private async call(
    client: ElasticsearchClient,
    batch: Pending[],
    options: CallOptions,
  ): Promise<ItemResult[]> {
    const began = performance.now();
    let answered = false;
    try {
      const operations = batch.map(({ event }) => event.operation);
      const results = await createDocuments(client, operations, options);
      answered = true;
      return results;
    } finally {
      this.onCall({ seconds: (performance.now() - began) / 1_000, answered });
    }
  }

  /** Where nobody can tell whose an id is, the event is tried again. */
  private async judgeFoundIds(
    client: ElasticsearchClient,
    batch: Pending[],
    results: ItemResult[],
    options: CallOptions,
  ): Promise<ItemResult[]> {
    const found = batch.flatMap(({ event: { id, source }, writeIndex }, at) => {
      const result = results[at];
      return result?.kind === 'duplicate'
        ? [{ at, id, source, index: result.index ?? writeIndex }]
        : [];
    });
    const judged = await judgeFoundIds(client, found, this.access.tenants, options).catch(
      (error: unknown) => found.map(() => readFailure(error)),
    );
    const byPlace = new Map(found.map(({ at }, place) => [at, judged[place]]));
    return results.map((result, at) => byPlace.get(at) ?? result);
  }

  /** Places in the batch. That of a look that fails stays unknown: the events are stored either way. */
  private async findStoredTwice(
    client: ElasticsearchClient,
    batch: Pending[],
    results: ItemResult[],
    options: CallOptions,
  ): Promise<Set<number>> {
    const strays = batch.flatMap(({ event, writeIndex }, at) => {
      const result = results[at];
      if (result?.kind !== 'accepted' || result.index === writeIndex) return [];
      return [{ at, id: event.id, expected: writeIndex }];
    });
    const twice = await findStoredTwice(client, strays, options).catch(() => []);
    this.storedTwice += twice.length;
    return new Set(twice.map(({ at }) => at));
  }

  /** Returns the rest, which has to be written. */
  private async resolveEarlierCopies(
    client: ElasticsearchClient,
    batch: Pending[],
    options: CallOptions,
  ): Promise<Pending[]> {
    const events = batch.map(({ event }) => event);
    const looks = await lookForEarlierCopies(client, events, options);
    return batch.filter((pending) => {
      const { index, id, source } = pending.event;
      const look = looks.get(index);
      pending.writeIndex = look?.writeIndex;
      if (!look?.copies.has(id)) return true;
      this.resolve(pending, judge(look.copies.get(id), source, this.access.tenants));
      return false;
    });
  }

  /** What a call that failed as a whole means for each of its documents. */
  private fail(batch: Pending[], error: unknown): void {
    const result = readFailure(error);
    const isSilence = !(error instanceof Auth0LogsError) && statusOf(error) === undefined;
    // Where it said that it is busy, and then the time ran out, it is not gone.
    if (isSilence && batch.some(({ told }) => !told)) this.unreachable(batch);
    for (const pending of batch) {
      if (isSilence && result.kind === 'retry') this.retry(pending, pending.told ?? result.error);
      else this.resolve(pending, result);
    }
  }

  private unreachable(batch: Pending[]): void {
    this.circuit.open();
    const deadline = performance.now() + UNREACHABLE_MS;
    for (const pending of batch) pending.deadline = Math.min(pending.deadline, deadline);
  }

  private resolve(pending: Pending, result: ItemResult): void {
    if (result.kind === 'retry') {
      pending.told = result.error;
      this.retry(pending, result.error);
      return;
    }
    if (result.kind === 'failed' && result.error.code === 'no_write_access') this.access.forget();
    if (result.kind === 'failed' && result.error.code === 'not_installed') this.access.reinstall();
    pending.write.resolve(pending.at, result);
  }

  private retry(pending: Pending, error: Auth0LogsError): void {
    const { wait } = pending;
    if (performance.now() + wait + SHORTEST_TRY_MS > pending.deadline) {
      pending.write.resolve(pending.at, { kind: 'failed', error });
      return;
    }
    void delay(wait).then(() => {
      this.queue.push({ ...pending, wait: 2 * wait });
      this.flush();
    });
  }
}
