// Totals per source. Each Kibana node counts in memory and overwrites its own saved object, so
// that nodes never wait for each other; a reader adds the nodes up.
import type {
  Logger,
  SavedObjectsClientContract,
  SavedObjectsServiceSetup,
} from '@kbn/core/server';
import { emptyCounters, type SourceCounters } from '../../common/api/source_counters';
import { savedObjectStatusOf } from '../elasticsearch/saved_object_error';
import { Auth0LogsError } from '../errors';

export const COUNTERS_TYPE = 'auth0-logs-counters';
const PERSIST_EVERY_MS = 3_000;
/** As many as one search gives; a container without a volume is a new node after each restart. */
const MAX_NODES = 10_000;
const NOT_FOUND = 404;
const COUNTERS = Object.keys(emptyCounters()) as (keyof SourceCounters)[];

export interface CounterTotals {
  counters: SourceCounters;
  last_accepted_at?: string;
}
interface StoredTotals extends CounterTotals {
  source: string;
}

export const registerCountersType = (savedObjects: SavedObjectsServiceSetup): void =>
  savedObjects.registerType({
    name: COUNTERS_TYPE,
    hidden: true,
    namespaceType: 'agnostic',
    mappings: { dynamic: false, properties: {} },
  });

const added = (left: SourceCounters, right: Partial<SourceCounters>): SourceCounters => {
  const total = { ...left };
  for (const name of COUNTERS) total[name] += right[name] ?? 0;
  return total;
};

const sum = (left: CounterTotals, right: CounterTotals): CounterTotals => {
  const latest = [left.last_accepted_at, right.last_accepted_at].filter(Boolean).sort().at(-1);
  return {
    counters: added(left.counters, right.counters),
    ...(latest !== undefined && { last_accepted_at: latest }),
  };
};

export class SourceCounterStore {
  private readonly totals = new Map<string, CounterTotals>();
  private readonly changed = new Set<string>();
  private repository: SavedObjectsClientContract | undefined;
  private timer: NodeJS.Timeout | undefined;
  private persisting: Promise<void> | undefined;

  constructor(
    private readonly instance: string,
    private readonly logger: Logger,
  ) {}

  add(source: string, counts: Partial<SourceCounters>): void {
    const before = this.totals.get(source) ?? { counters: emptyCounters() };
    this.totals.set(source, {
      ...before,
      counters: added(before.counters, counts),
      ...(counts.accepted && { last_accepted_at: new Date().toISOString() }),
    });
    this.changed.add(source);
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

  /** This node's own figures from memory, the others' as they last stored them. */
  async read(source: string): Promise<CounterTotals> {
    const stored = await this.repository
      ?.find<StoredTotals>({ type: COUNTERS_TYPE, perPage: MAX_NODES })
      .catch((cause: unknown) => {
        throw new Auth0LogsError('unavailable', 'The counters cannot be read.', { cause });
      });
    const own = this.id(source);
    const others = (stored?.saved_objects ?? []).filter(
      ({ id, attributes }) =>
        attributes.source === source && !(this.loaded.has(source) && id === own),
    );
    return others
      .map(({ attributes }) => attributes)
      .reduce(sum, this.totals.get(source) ?? { counters: emptyCounters() });
  }

  /** Sources whose earlier total, from before a restart, is part of the figure in memory. */
  private readonly loaded = new Set<string>();
  private readonly id = (source: string): string => `${source}:${this.instance}`;

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
        const totals = this.totals.get(source) ?? { counters: emptyCounters() };
        await repository.create<StoredTotals>(
          COUNTERS_TYPE,
          { source, ...totals },
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
    const current = this.totals.get(source) ?? { counters: emptyCounters() };
    this.totals.set(source, earlier ? sum(current, earlier) : current);
    this.loaded.add(source);
  }
}
