// Sources listed, created, changed and deleted.
import type { KibanaRequest } from '@kbn/core/server';
import type { EventLogAction } from '../../common/api/event_log';
import type { CreateSourceAnswer, Source, SourceSettings } from '../../common/api/sources';
import { Auth0LogsError } from '../errors';
import { freeSourceId } from './free_source_id';
import type { SourceCredentials } from './source_credentials';
import { describeSource } from './source_definition';
import type { SourceEditor } from './source_editor';
import { definitionOf, MAX_SOURCES, type StoredSource } from './stored_source';
import { addToken, generateToken } from './token';

export interface NewSource {
  settings: SourceSettings;
  /** Made from the name unless given. */
  id?: string;
  webhook?: {
    /** Generated unless given. */
    token?: string;
  };
}

export interface ChangedSource extends SourceSettings {
  /** Present where the source is to have a webhook. */
  webhook?: object;
  version: string;
}

export class SourceAdmin {
  constructor(
    private readonly editor: SourceEditor,
    private readonly credentials: Pick<SourceCredentials, 'withHashKey' | 'delete'>,
  ) {}

  /** By name. */
  async list(): Promise<Source[]> {
    const definitions = await this.editor.list();
    return definitions.map(describeSource).sort((a, b) => a.name.localeCompare(b.name));
  }

  async get(id: string): Promise<Source> {
    return describeSource(await this.editor.read(id));
  }

  /** The answer holds a token where one was generated. */
  async create(
    request: KibanaRequest,
    { settings, webhook, ...wanted }: NewSource,
  ): Promise<CreateSourceAnswer> {
    const taken = new Set((await this.editor.list()).map(({ id }) => id));
    if (taken.size >= MAX_SOURCES)
      throw new Auth0LogsError('too_many_sources', { details: { limit: MAX_SOURCES } });
    const id = wanted.id ?? freeSourceId(settings.name, taken);
    if (taken.has(id)) throw new Auth0LogsError('source_exists');
    const token = webhook && (webhook.token ?? generateToken());
    const now = new Date().toISOString();
    const stored: StoredSource = {
      ...settings,
      webhook: token === undefined ? undefined : { tokens: addToken([], token) },
      created_at: now,
      updated_at: now,
    };
    const secrets = await this.credentials.withHashKey(request, id, stored);
    const saved = await this.editor.store.create(id, { ...stored, ...secrets });
    await this.editor.announce(id, 'source-created');
    return {
      source: describeSource(definitionOf(saved)),
      token: webhook?.token === undefined ? token : undefined,
    };
  }

  /** Throws source_changed where the version is not the current one. */
  async update(
    request: KibanaRequest,
    id: string,
    { version, webhook, ...settings }: ChangedSource,
  ): Promise<Source> {
    const before = await this.editor.changeable(id);
    const { secrets_id, credentials, created_at } = before.attributes;
    const stored: StoredSource = {
      ...settings,
      webhook: webhook && (before.attributes.webhook ?? { tokens: [] }),
      ...{ secrets_id, credentials, created_at },
      updated_at: new Date().toISOString(),
    };
    const secrets = await this.credentials.withHashKey(request, id, stored);
    const saved = await this.editor.store.replace(
      { ...before, version },
      { ...stored, ...secrets },
    );
    if (secrets.secrets_id !== undefined) await this.credentials.delete(secrets_id);
    await this.editor.announce(id, changeOf(before.attributes.enabled, settings.enabled));
    return describeSource(definitionOf(saved));
  }

  /** Its events and counters stay. */
  async delete(id: string): Promise<void> {
    const { attributes } = await this.editor.changeable(id);
    await this.editor.store.delete(id);
    await this.credentials.delete(attributes.secrets_id);
    await this.editor.announce(id, 'source-deleted');
  }

  /** Undefined forgets it. Throws log_stream_exists where another would be lost. */
  async setLogStream(
    id: string,
    log_stream: { id: string; domain: string } | undefined,
  ): Promise<Source> {
    const changed = await this.editor.changeWebhook(id, (webhook) => {
      if (log_stream && webhook.log_stream) throw new Auth0LogsError('log_stream_exists');
      return { ...webhook, log_stream };
    });
    return describeSource(changed);
  }
}

const changeOf = (before: boolean, after: boolean): EventLogAction => {
  if (before === after) return 'source-changed';
  return after ? 'source-resumed' : 'source-paused';
};
