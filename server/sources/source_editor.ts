// What every change to a source goes through: read, replaced whole, in force on this node when the
// promise resolves and on the others within seconds, and recorded.
import type { EventLogAction, EventLogEntry } from '../../common/api/event_log';
import { Auth0LogsError, type ErrorCode } from '../errors';
import type { DeclaredSource, DeclaredSources } from './configured_sources';
import type { SourceDefinition } from './source_definition';
import type { SourceRegistry } from './source_registry';
import {
  definitionOf,
  type SavedSource,
  type SourceStore,
  type StoredSource,
} from './stored_source';

/** Of a change that depends on nothing but itself. */
const CHANGE_TRIES = 4;

export interface SourceEditorOptions {
  declared: DeclaredSources;
  store: SourceStore;
  registry: Pick<SourceRegistry, 'reload'>;
  record: (entry: EventLogEntry) => void;
}

export class SourceEditor {
  constructor(private readonly options: SourceEditorOptions) {}

  get store(): SourceStore {
    return this.options.store;
  }

  declared(id: string): DeclaredSource | undefined {
    return this.options.declared.get(id);
  }

  async list(): Promise<SourceDefinition[]> {
    const { declared, store } = this.options;
    const saved = (await store.list()).filter(({ id }) => !declared.has(id));
    return [
      ...[...declared.values()].map(({ definition }) => definition),
      ...saved.map(definitionOf),
    ];
  }

  async read(id: string): Promise<SourceDefinition> {
    return this.declared(id)?.definition ?? definitionOf(await this.store.get(id));
  }

  /** Throws where kibana.yml declares the source. */
  async changeable(id: string): Promise<SavedSource> {
    if (this.declared(id)) throw new Auth0LogsError('source_is_configured');
    return this.store.get(id);
  }

  /** Whatever else changes meanwhile: `make` is called again with what the source has become. */
  async change(
    id: string,
    make: (source: StoredSource) => StoredSource,
  ): Promise<SourceDefinition> {
    for (let tries = 1; ; tries += 1) {
      const before = await this.changeable(id);
      try {
        const changed = await this.store.replace(before, make(before.attributes));
        await this.options.registry.reload();
        return definitionOf(changed);
      } catch (error) {
        if (tries === CHANGE_TRIES || !hasCode(error, 'source_changed')) throw error;
      }
    }
  }

  /** As `change`, of the webhook; throws no_webhook where the source has none. */
  changeWebhook(
    id: string,
    make: (webhook: NonNullable<StoredSource['webhook']>) => StoredSource['webhook'],
  ): Promise<SourceDefinition> {
    return this.change(id, (source) => {
      if (!source.webhook) throw new Auth0LogsError('no_webhook');
      return { ...source, webhook: make(source.webhook) };
    });
  }

  /** Puts a change of the store in force on this node, and records it. */
  async announce(source: string, action: EventLogAction): Promise<void> {
    await this.options.registry.reload();
    this.record(source, action);
  }

  record(source: string, action: EventLogAction): void {
    this.options.record({ action, outcome: 'success', source });
  }
}

export const hasCode = (error: unknown, code: ErrorCode): boolean =>
  error instanceof Auth0LogsError && error.code === code;
