// The sources in force on this node: those of kibana.yml, and the saved ones as they were a moment ago.
// Deliveries are let in from memory; a change on any node is known here within seconds, and announced.
import type { Logger } from '@kbn/core/server';
import { type Observable, Subject } from 'rxjs';
import { Auth0LogsError } from '../errors';
import type { DeclaredSources } from './configured_sources';
import { readDefinition, type Source, type SourceInForce, withRedact } from './source';
import type { SecretsStore } from './source_secrets';
import { definitionOf, type SavedSource, type SourceStore } from './stored_source';
import { opens } from './token';

const RELOAD_EVERY_MS = 2_000;
/** By then every node knows of a change, unless Elasticsearch is slow. */
export const KNOWN_EVERYWHERE_MS = 2 * RELOAD_EVERY_MS;

export interface SourceRegistryOptions {
  /** They precede saved sources of the same id. */
  declared: DeclaredSources;
  store: Pick<SourceStore, 'list'>;
  secrets: () => Promise<Pick<SecretsStore, 'read'>>;
  logger: Logger;
}

/** What has become of a source since the registry was last read. */
export interface SourceChange {
  id: string;
  kind: 'added' | 'changed' | 'removed';
}

interface Loaded extends SourceInForce {
  version: string | undefined;
}

type LoadedSources = ReadonlyMap<string, Loaded>;

export class SourceRegistry {
  private saved: LoadedSources | undefined;
  private timer: NodeJS.Timeout | undefined;
  private reloading: Promise<void> | undefined;
  private tenants: ReadonlyMap<string, string> = new Map();
  private readonly changes = new Subject<SourceChange>();
  /** Of saved sources, once the new state is in force. The first reading announces each as added. */
  readonly changes$: Observable<SourceChange> = this.changes;

  constructor(private readonly options: SourceRegistryOptions) {
    this.tenants = this.readTenants();
  }

  /** Keeps itself up to date until stopped. */
  start(): void {
    const again = () => {
      this.timer = setTimeout(() => void this.refresh().finally(again), RELOAD_EVERY_MS).unref();
    };
    void this.refresh();
    again();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.changes.complete();
  }

  all(): Source[] {
    return [...this.inForce().values()].map(({ source }) => source);
  }

  /** Of all sources, read now. */
  async namespaces(): Promise<string[]> {
    await this.reload();
    return this.all().map(({ namespace }) => namespace);
  }

  hasWebhook = (id: string): boolean => this.find(id)?.tokens !== undefined;

  /** The source whose webhook the header opens. Throws where it opens none, or one that accepts no events. */
  authenticate(id: string, authorization = ''): Source {
    const entry = this.find(id);
    const isRight = opens(authorization, entry?.tokens ?? []);
    if (!entry?.tokens) throw this.unknown();
    if (!isRight)
      throw new Auth0LogsError('wrong_token', {
        details: { header: authorization === '' ? 'missing' : 'invalid' },
      });
    if (!entry.source.enabled) throw new Auth0LogsError('source_paused');
    if (entry.unusable) throw entry.unusable;
    return entry.source;
  }

  /** For what was let in earlier, paused or not. Throws where the source is gone or cannot be used. */
  reopen(id: string): Source {
    const entry = this.find(id);
    if (entry?.unusable) throw entry.unusable;
    if (entry) return entry.source;
    throw this.saved ? new Auth0LogsError('no_such_source') : this.unknown();
  }

  /** Which sources are of one tenant. A source that is gone differs from none: nobody speaks for it. */
  readonly sourceTenants = {
    areSeveral: (): boolean => new Set(this.tenants.values()).size > 1,
    differ: (one: string, other: string): boolean => {
      const [tenant, otherTenant] = [this.tenants.get(one), this.tenants.get(other)];
      return tenant !== undefined && otherTenant !== undefined && tenant !== otherTenant;
    },
  };

  /** Reads the saved sources now; rejects where they cannot be read, and keeps what is known. */
  async reload(): Promise<void> {
    // What is under way may have begun before the caller's change.
    await this.reloading?.catch(() => undefined);
    this.reloading ??= this.load().finally(() => (this.reloading = undefined));
    return this.reloading;
  }

  private async refresh(): Promise<void> {
    try {
      await this.reload();
    } catch (error) {
      this.options.logger.debug(`the sources stay as they were: ${String(error)}`);
    }
  }

  private inForce(): ReadonlyMap<string, SourceInForce> {
    const declared = [...this.options.declared].map(
      ([id, { inForce }]): [string, SourceInForce] => [id, inForce],
    );
    return new Map([...(this.saved ?? []), ...declared]);
  }

  private find(id: string): SourceInForce | undefined {
    return this.options.declared.get(id)?.inForce ?? this.saved?.get(id);
  }

  private unknown(): Auth0LogsError {
    return this.saved ? new Auth0LogsError('unknown_source') : new Auth0LogsError('sources_unread');
  }

  private async load(): Promise<void> {
    const saved = await this.options.store.list();
    const loaded = await Promise.all(saved.map((source) => this.open(source)));
    const before = this.saved ?? new Map<string, Loaded>();
    this.saved = new Map(loaded.map((entry) => [entry.source.id, entry]));
    this.tenants = this.readTenants();
    for (const change of changesBetween(before, this.saved))
      if (!this.options.declared.has(change.id)) this.changes.next(change);
  }

  private readTenants(): ReadonlyMap<string, string> {
    return new Map(this.all().map(({ id, tenant }) => [id, tenant]));
  }

  private async open(saved: SavedSource): Promise<Loaded> {
    const known = this.saved?.get(saved.id);
    if (known && !known.unusable && known.version === saved.version) return known;
    const { version } = saved;
    const inForce = readDefinition(definitionOf(saved));
    try {
      return { ...withRedact(inForce, await this.hashKeyOf(saved)), version };
    } catch (error) {
      // Nothing is stored unmasked: the source accepts no events until its secrets can be read.
      return { ...inForce, unusable: asUnreadable(error), version };
    }
  }

  private async hashKeyOf({ attributes }: SavedSource): Promise<string | undefined> {
    const { hash_fields, secrets_id } = attributes;
    if (hash_fields.length === 0 || secrets_id === undefined) return undefined;
    return (await (await this.options.secrets()).read(secrets_id)).hash_key;
  }
}

const changesBetween = (before: LoadedSources, after: LoadedSources): SourceChange[] => [
  ...[...after].flatMap(([id, { version, unusable }]): SourceChange[] => {
    const known = before.get(id);
    if (!known) return [{ id, kind: 'added' }];
    // The same version becomes usable once its secrets can be read.
    const isSame = known.version === version && known.unusable?.code === unusable?.code;
    return isSame ? [] : [{ id, kind: 'changed' }];
  }),
  ...[...before.keys()]
    .filter((id) => !after.has(id))
    .map((id): SourceChange => ({ id, kind: 'removed' })),
];

const asUnreadable = (error: unknown): Auth0LogsError =>
  error instanceof Auth0LogsError
    ? error
    : new Auth0LogsError('secrets_unreadable', { cause: error });
