// The sources in force on this node: those of kibana.yml, and the saved ones as they were a moment ago.
// Deliveries are let in from memory; a change on any node is here within seconds.
import type { Logger } from '@kbn/core/server';
import { Auth0LogsError } from '../errors';
import { createRedact } from '../redaction/redact';
import type { OpenSource, Source } from './source';
import type { SecretsStore } from './source_secrets';
import type { SavedSource, SourceStore } from './stored_source';
import { opens } from './token';

const RELOAD_EVERY_MS = 2_000;
/** By then every node knows of a change, unless Elasticsearch is slow. */
export const KNOWN_EVERYWHERE_MS = 2 * RELOAD_EVERY_MS;

export interface SourceRegistryOptions {
  /** Those of kibana.yml; they go before saved ones of the same id. */
  configured: ReadonlyMap<string, OpenSource>;
  store: Pick<SourceStore, 'list'>;
  secrets: () => Promise<Pick<SecretsStore, 'read'>>;
  logger: Logger;
}

interface Loaded extends OpenSource {
  version: string | undefined;
}

export class SourceRegistry {
  private saved: ReadonlyMap<string, Loaded> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private reloading: Promise<void> | undefined;

  constructor(private readonly options: SourceRegistryOptions) {}

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
  }

  all(): Source[] {
    const entries = new Map<string, OpenSource>([
      ...(this.saved ?? []),
      ...this.options.configured,
    ]);
    return [...entries.values()].map(({ source }) => source);
  }

  get(id: string): Source | undefined {
    return this.find(id)?.source;
  }

  has = (id: string): boolean => this.find(id) !== undefined;

  /** The source that the header opens. Throws where it opens none, or one that takes no events. */
  authenticate(id: string, authorization = ''): Source {
    const entry = this.find(id);
    const isRight = opens(authorization, entry?.tokens ?? []);
    if (!entry) throw this.unknown();
    if (!isRight)
      throw new Auth0LogsError('wrong_token', {
        details: { header: authorization === '' ? 'missing' : 'invalid' },
      });
    if (!entry.source.enabled) throw new Auth0LogsError('source_paused');
    if (entry.unusable) throw entry.unusable;
    return entry.source;
  }

  /** For what was let in earlier, paused or not. Throws where the source is gone or not to be had. */
  reopen(id: string): Source {
    const entry = this.find(id);
    if (entry?.unusable) throw entry.unusable;
    if (entry) return entry.source;
    throw this.saved ? new Auth0LogsError('no_such_source') : this.unknown();
  }

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

  private find(id: string): OpenSource | undefined {
    return this.options.configured.get(id) ?? this.saved?.get(id);
  }

  private unknown(): Auth0LogsError {
    return this.saved ? new Auth0LogsError('unknown_source') : new Auth0LogsError('sources_unread');
  }

  private async load(): Promise<void> {
    const saved = await this.options.store.list();
    const loaded = await Promise.all(saved.map((source) => this.open(source)));
    this.saved = new Map(loaded.map((entry) => [entry.source.id, entry]));
  }

  private async open(saved: SavedSource): Promise<Loaded> {
    const known = this.saved?.get(saved.id);
    if (known && !known.unusable && known.version === saved.version) return known;
    const { attributes, version } = saved;
    const { name, namespace, tags, enabled, preserve_original_event, drop_codes } = attributes;
    const source: Source = {
      ...{ id: saved.id, name, namespace, tags, enabled },
      preserveOriginal: preserve_original_event,
      dropCodes: new Set(drop_codes),
      redacted: { mask: attributes.mask_fields, hash: attributes.hash_fields },
    };
    const entry: Loaded = { source, tokens: attributes.tokens, version };
    try {
      const redact = await this.redactOf(source, attributes.secrets_id);
      return { ...entry, source: { ...source, redact } };
    } catch (error) {
      // Nothing is stored unmasked: it takes no events until the secrets can be read.
      return { ...entry, unusable: asUnreadable(error) };
    }
  }

  private async redactOf({ redacted }: Source, secretsId: string | undefined) {
    if (redacted.hash.length === 0 || secretsId === undefined) return createRedact(redacted);
    const { hash_key: key } = await (await this.options.secrets()).read(secretsId);
    return createRedact({ ...redacted, key });
  }
}

const asUnreadable = (error: unknown): Auth0LogsError =>
  error instanceof Auth0LogsError
    ? error
    : new Auth0LogsError('secrets_unreadable', { cause: error });
