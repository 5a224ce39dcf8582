// Writes the event log in the background: whoever records neither waits nor fails. Elasticsearch is
// often down just when something is worth a record, so records wait for it, in bounded memory.
import { randomUUID } from 'node:crypto';
import type { ElasticsearchClient, Logger } from '@kbn/core/server';
import type { EventLogEntry } from '../../common/api/event_log';
import { eventLogMessage } from '../../common/event_log/event_log_message';
import { type EventLogDocument, type StoredRecord, writeEventLog } from './event_log_index';

const MAX_WAITING = 500;
/** What happens together is written together. */
const GATHER_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;
const WRITE_TIMEOUT_MS = 10_000;
/** Kibana is about to end, and may not wait for an Elasticsearch that does not answer. */
const LAST_WRITE_LIMIT_MS = 2_000;

export interface EventLogOptions {
  client(): Promise<ElasticsearchClient>;
  logger: Logger;
  /** The Kibana node that records. */
  node: { uuid: string; name: string };
}

export class EventLog {
  private waiting: StoredRecord[] = [];
  private sequence = 0;
  private wait = GATHER_MS;
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> | undefined;
  private droppedTotal = 0;
  private droppedUntold = 0;
  private stopped = false;

  constructor(private readonly options: EventLogOptions) {}

  /** Records that were given up: the oldest, when more came than are kept waiting. */
  get dropped(): number {
    return this.droppedTotal;
  }

  record(entry: EventLogEntry): void {
    const document = this.documentOf(entry);
    this.waiting.push({ id: randomUUID(), document });
    if (this.waiting.length > MAX_WAITING) {
      this.waiting.shift();
      this.drop(1);
    }
    this.flushSoon();
  }

  /** Writes what waits, once more and not for long. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    const limit = new Promise((resolve) => {
      this.timer = setTimeout(resolve, LAST_WRITE_LIMIT_MS).unref();
    });
    await Promise.race([this.writeRest(), limit]);
    clearTimeout(this.timer);
  }

  private async writeRest(): Promise<void> {
    await this.flushing;
    await this.flush(LAST_WRITE_LIMIT_MS);
  }

  private flushSoon(): void {
    if (this.stopped || this.flushing) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.flushing = this.flush(WRITE_TIMEOUT_MS).finally(() => {
        this.flushing = undefined;
        if (this.waiting.length > 0) this.flushSoon();
      });
    }, this.wait).unref();
  }

  private async flush(timeout: number): Promise<void> {
    const batch = this.waiting.slice();
    if (batch.length === 0) return;
    try {
      const { refused } = await writeEventLog(await this.options.client(), batch, timeout);
      const done = new Set(batch);
      this.waiting = this.waiting.filter((record) => !done.has(record));
      this.wait = GATHER_MS;
      if (refused > 0) this.drop(refused);
      this.tellDropped();
    } catch (error) {
      this.wait = Math.min(2 * this.wait, LONGEST_RETRY_MS);
      this.options.logger.debug(`the event log waits for Elasticsearch: ${String(error)}`);
    }
  }

  private drop(count: number): void {
    this.droppedTotal += count;
    this.droppedUntold += count;
  }

  private tellDropped(): void {
    const count = this.droppedUntold;
    if (count === 0) return;
    this.droppedUntold = 0;
    this.options.logger.warn(`records of the event log that were given up: ${count}`);
    this.record({ action: 'entries-dropped', outcome: 'failure', count });
  }

  private documentOf(entry: EventLogEntry): EventLogDocument {
    const { action, outcome, reason, details, source, count } = entry;
    const { uuid, name } = this.options.node;
    this.sequence += 1;
    return {
      '@timestamp': new Date().toISOString(),
      event: {
        ...{ kind: 'event', dataset: 'auth0_logs.event_log', action, outcome },
        reason,
        sequence: this.sequence,
      },
      // For those who read the index itself.
      message: eventLogMessage(entry),
      service: { type: 'kibana', name, node: { name: uuid } },
      auth0_logs: {
        ...(source !== undefined && { source: { id: source } }),
        count,
        details,
      },
    };
  }
}
