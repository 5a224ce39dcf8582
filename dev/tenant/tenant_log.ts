// What happened in the simulated tenant, kept as long as its plan keeps logs: what its streams read.
import { EventEmitter, once } from 'node:events';
import type { LogRecord } from './event';

/** Of Auth0's smallest plan. */
const RETENTION_MS = 86_400_000;

export class TenantLog {
  private readonly grown = new EventEmitter().setMaxListeners(0);
  private records: LogRecord[] = [];
  /** Of records that are no longer kept; positions count from the first that ever was. */
  private gone = 0;

  get end(): number {
    return this.gone + this.records.length;
  }

  append(records: LogRecord[]): void {
    const oldest = Date.now() - RETENTION_MS;
    const kept = this.records.findIndex(({ data }) => Date.parse(data.date) >= oldest);
    if (kept > 0) this.gone += this.records.splice(0, kept).length;
    this.records.push(...records);
    this.grown.emit('records');
  }

  /** Of the first record at that time or after it. */
  positionAt(time: number): number {
    const index = this.records.findIndex(({ data }) => Date.parse(data.date) >= time);
    return index === -1 ? this.end : this.gone + index;
  }

  read(position: number, limit: number): { records: LogRecord[]; next: number } {
    const first = Math.max(0, position - this.gone);
    const records = this.records.slice(first, first + limit);
    return { records, next: this.gone + first + records.length };
  }

  /** Resolves at the next record, or when the signal ends the wait. */
  async growth(signal: AbortSignal): Promise<void> {
    await once(this.grown, 'records', { signal }).catch(() => undefined);
  }
}
