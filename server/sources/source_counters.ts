// Totals per source. Each Kibana node counts in memory and overwrites its own saved object, so
// that nodes never wait for each other; a reader adds the nodes up.
import type {
  Logger,
  SavedObjectsClientContract,
  SavedObjectsServiceSetup,
} from '@kbn/core/server';
import type { SourceCounters } from '../../common/api/source_counters';
import type { FailureReport } from '../../common/errors/failures';
import { savedObjectStatusOf } from '../kibana/saved_object_error';
import { hiddenType } from '../kibana/saved_object_types';
import { Auth0LogsError } from '../errors';
import { addEvents } from './activity';
import {
  emptyTotals,
  type SourceTotals,
  type StoredTotals,
  sumCounters,
  sumTotals,
  withCodes,
} from './source_totals';

export const COUNTERS_TYPE = 'auth0-logs-counters';
const PERSIST_EVERY_MS = 3_000;
/** As many as one search gives; a container without a volume is a new node after each restart. */
const MAX_NODES = 10_000;
const NOT_FOUND = 404;

/** By the source's id. */
export type TotalsBySource = ReadonlyMap<string, SourceTotals>;

export const registerCountersType = (savedObjects: SavedObjectsServiceSetup): void =>
  savedObjects.registerType(hiddenType(COUNTERS_TYPE));

export class SourceCounterStore {
  private readonly totals = new Map<string, SourceTotals>();
  private readonly changed = new Set<string>();
  private repository: SavedObjectsClientContract | undefined;
  private timer: NodeJS.Timeout | undefined;
  private persisting: Promise<void> | undefined;

  constructor(
    private readonly instance: string,
    private readonly logger: Logger,
  ) {}

  add(source: string, counts: Partial<SourceCounters>): void {
    const totals = this.change(source);
    totals.counters = sumCounters(totals.counters, counts);
    const now = new Date();
    if (counts.failed) totals.last_failed_at = now.toISOString();
    if (!counts.accepted) return;
    addEvents(totals.activity, counts.accepted, now.getTime());
    totals.last_accepted_at = now.toISOString();
  }

  addUnknownCodes(source: string, codes: readonly string[]): void {
    if (codes.length === 0) return;
    const totals = this.change(source);
    totals.unknown_codes = withCodes(totals.unknown_codes, codes);
  }

  /** A delivery was answered 200. */
  succeeded(source: string): void {
    const totals = this.change(source);
    const { last_error } = totals;
    const at = new Date().toISOString();
    totals.last_success_at = at;
    // The clock was set back: what comes later on this node is later.
    if (last_error && last_error.at > at) totals.last_error = { ...last_error, at };
  }

  /** A delivery with the right token was refused. */
  failed(source: string, { code, details }: FailureReport): void {
    const totals = this.change(source);
    const at = new Date().toISOString();
    totals.last_error = { code, details, at };
    // Likewise.
    if ((totals.last_success_at ?? '') > at) totals.last_success_at = undefined;
  }

  /** An event was found by a search, so long after it happened. */
  delayed(source: string, ms: number): void {
    this.change(source).ingest_delay = { ms, measured_at: new Date().toISOString() };
  }

  start(repository: SavedObjectsClientContract): void {
    this.repository = repository;
    this.timer = setInterval(() => void this.persist(), PERSIST_EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.persisting;
    await this.persist();
  }

  /** What this node has counted, from memory. */
  readOwn(): TotalsBySource {
    return this.sum([]);
  }

  /** This node's own figures from memory, the others' as they last stored them. */
  async read(): Promise<TotalsBySource> {
    const stored = await this.repository
      ?.find<StoredTotals>({ type: COUNTERS_TYPE, perPage: MAX_NODES })
      .catch((cause: unknown) => {
        throw new Auth0LogsError('unavailable', { details: { task: 'read_counters' }, cause });
      });
    const others = (stored?.saved_objects ?? []).filter(
      ({ id, attributes: { source } }) => !(this.loaded.has(source) && id === this.id(source)),
    );
    return this.sum(others.map(({ attributes }) => attributes));
  }

  /** Sources whose earlier total, from before a restart, is part of the figure in memory. */
  private readonly loaded = new Set<string>();
  private readonly id = (source: string): string => `${source}:${this.instance}`;

  private sum(others: StoredTotals[]): TotalsBySource {
    const now = Date.now();
    const sums = new Map<string, SourceTotals>();
    const add = (source: string, totals: Partial<SourceTotals>) =>
      sums.set(source, sumTotals(sums.get(source) ?? emptyTotals(), totals, now));
    for (const [source, totals] of this.totals) add(source, totals);
    for (const { source, ...totals } of others) add(source, totals);
    return sums;
  }

  private change(source: string): SourceTotals {
    this.changed.add(source);
    return this.own(source);
  }

  private own(source: string): SourceTotals {
    const totals = this.totals.get(source) ?? emptyTotals();
    this.totals.set(source, totals);
    return totals;
  }

  /** One at a time: two at once would both add the earlier total, and one overtake the other. */
  private persist(): Promise<void> {
    this.persisting ??= this.persistChanged().finally(() => (this.persisting = undefined));
    return this.persisting;
  }

  private async persistChanged(): Promise<void> {
    const { repository } = this;
    if (!repository) return;
    for (const source of [...this.changed]) {
      this.changed.delete(source);
      try {
        await this.loadEarlier(repository, source);
        await repository.create<StoredTotals>(
          COUNTERS_TYPE,
          { source, ...structuredClone(this.own(source)) },
          { id: this.id(source), overwrite: true, refresh: false },
        );
      } catch (error) {
        this.changed.add(source);
        this.logger.debug(`counters not stored yet: ${String(error)}`);
      }
    }
  }

  private async loadEarlier(repository: SavedObjectsClientContract, source: string): Promise<void> {
    if (this.loaded.has(source)) return;
    // Not by `find`, which may not see yet what was stored just before the restart.
    const earlier = await repository
      .get<StoredTotals>(COUNTERS_TYPE, this.id(source))
      .then(({ attributes }) => attributes)
      .catch((error: unknown) => {
        if (savedObjectStatusOf(error) !== NOT_FOUND) throw error;
        return undefined; // this node's first
      });
    if (earlier) this.totals.set(source, sumTotals(this.own(source), earlier, Date.now()));
    this.loaded.add(source);
  }
}
