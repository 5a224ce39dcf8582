// What happened in the simulated tenant, kept as long as its plan keeps logs. Its streams read it in
// the order of arrival, the Management API in the order of ids: a history that is never held, and what
// has come since.
import { EventEmitter, once } from 'node:events';
import type { LogRecord } from './event';
import type { History } from './history';
import { MAX_LATE_MS, NO_HISTORY } from './history';
import { firstPosition } from './log_id';

/** Of Auth0's smallest plan. */
const RETENTION_MS = 86_400_000;

export interface Search {
  /** Inclusive, in milliseconds. */
  from: number;
  to: number;
  type?: string;
  newestFirst: boolean;
  skip: number;
  limit: number;
}

export class TenantLog {
  private readonly grown = new EventEmitter().setMaxListeners(0);
  private arrived: LogRecord[] = [];
  private byId: LogRecord[] = [];
  /** Of events that are no longer kept; positions count from the first that ever was. */
  private gone = 0;

  constructor(
    private readonly history: History = NO_HISTORY,
    private readonly retentionMs = RETENTION_MS,
  ) {}

  get end(): number {
    return this.history.length + this.goneSince + this.arrived.length;
  }

  append(records: LogRecord[]): void {
    this.forgetBefore(Date.now() - this.retentionMs);
    this.arrived.push(...records);
    for (const record of records) this.byId.splice(this.indexAfter(record.log_id), 0, record);
    this.grown.emit('records');
  }

  /** As when the retention of the tenant's plan has passed. */
  forgetBefore(time: number): void {
    const isKept = ({ data }: LogRecord) => Date.parse(data.date) >= time;
    const kept = this.arrived.findIndex(isKept);
    const forgotten = kept === -1 ? this.arrived.length : kept;
    const historic = this.history.positionAt(time);
    this.gone = Math.max(this.gone, historic);
    if (forgotten === 0) return;
    this.gone = Math.max(this.gone, this.history.length) + forgotten;
    const leaving = new Set(this.arrived.splice(0, forgotten));
    this.byId = this.byId.filter((record) => !leaving.has(record));
  }

  /** Of the first record at that time or after it. */
  positionAt(time: number): number {
    const historic = this.history.positionAt(time);
    if (historic < this.history.length) return Math.max(historic, this.gone);
    const index = this.arrived.findIndex(({ data }) => Date.parse(data.date) >= time);
    return index === -1 ? this.end : this.history.length + this.goneSince + index;
  }

  read(position: number, limit: number): { records: LogRecord[]; next: number } {
    const first = Math.max(position, this.gone);
    const historic = this.history.slice(first, first + limit);
    const skipped = Math.max(0, first - this.history.length - this.goneSince);
    const records = [...historic, ...this.arrived.slice(skipped, skipped + limit)].slice(0, limit);
    return { records, next: first + records.length };
  }

  /** Resolves at the next record, or when the signal ends the wait. */
  async growth(signal: AbortSignal): Promise<void> {
    await once(this.grown, 'records', { signal }).catch(() => undefined);
  }

  /** In the order of ids: what is above this one. */
  after(id: string, limit: number): LogRecord[] {
    const first = Math.max(this.gone, this.history.positionAfter(id));
    const historic = this.history.slice(first, first + limit);
    const index = this.indexAfter(id);
    return [...historic, ...this.byId.slice(index, index + limit - historic.length)];
  }

  /** In the order of ids: the last few that are not above this one. */
  upTo(id: string, limit: number): LogRecord[] {
    const index = this.indexAfter(id);
    const since = this.byId.slice(Math.max(0, index - limit), index);
    const last = this.history.positionAfter(id);
    const first = Math.max(this.gone, last - (limit - since.length));
    return [...this.history.slice(first, last), ...since];
  }

  get oldestId(): string | undefined {
    return this.gone < this.history.length ? this.history.idAt(this.gone) : this.byId[0]?.log_id;
  }

  has(id: string): boolean {
    return this.upTo(id, 1)[0]?.log_id === id;
  }

  /** In the order of dates. */
  search(search: Search): LogRecord[] {
    const { newestFirst, skip, limit } = search;
    const isWanted = matcher(search);
    const found = [...this.searchHistory(search), ...this.byId.filter(isWanted)];
    const direction = newestFirst ? -1 : 1;
    found.sort((a, b) => direction * (Date.parse(a.data.date) - Date.parse(b.data.date)));
    return found.slice(skip, skip + limit);
  }

  /** In no order of dates; one at a time, however many they are. */
  *between(from: number, to: number): Generator<LogRecord> {
    const isWanted = matcher({ from, to });
    const last = this.history.positionAt(to + MAX_LATE_MS + 1);
    for (let position = this.firstSince(from); position < last; position++) {
      const record = this.history.at(position);
      if (isWanted(record)) yield record;
    }
    yield* this.byId.filter(isWanted);
  }

  /** As many as the search needs; late ones are looked for as far as they can be. */
  private searchHistory(search: Search): LogRecord[] {
    const { from, to, newestFirst, skip, limit } = search;
    const isWanted = matcher(search);
    const first = this.firstSince(from);
    const last = this.history.positionAt(to + MAX_LATE_MS + 1);
    const found: LogRecord[] = [];
    let enoughAt: number | undefined;
    for (let step = 0; step < last - first; step++) {
      const position = newestFirst ? last - 1 - step : first + step;
      const time = this.history.timeAt(position);
      if (enoughAt !== undefined && Math.abs(time - enoughAt) > MAX_LATE_MS) break;
      const record = this.history.at(position);
      if (isWanted(record)) found.push(record);
      if (found.length >= skip + limit) enoughAt ??= time;
    }
    return found;
  }

  /** In the history: nothing before it is as young. */
  private firstSince(time: number): number {
    return Math.max(this.gone, this.history.positionAt(time));
  }

  /** Of those that have gone, how many had come since the history. */
  private get goneSince(): number {
    return Math.max(0, this.gone - this.history.length);
  }

  private indexAfter(id: string): number {
    return firstPosition(this.byId.length, (index) => (this.byId[index]?.log_id ?? '') > id);
  }
}

const matcher =
  ({ from, to, type }: Pick<Search, 'from' | 'to' | 'type'>) =>
  ({ data }: LogRecord): boolean => {
    const time = Date.parse(data.date);
    return time >= from && time <= to && (type === undefined || data.type === type);
  };
