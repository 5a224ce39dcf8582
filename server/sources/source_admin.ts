// What may be done to sources: the one place that changes them. A change is in force on this node when
// its promise resolves, and on the others within seconds.
import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { KibanaRequest } from '@kbn/core/server';
import type { EventLogAction, EventLogEntry } from '../../common/api/event_log';
import type { Auth0Credentials } from '../../common/api/log_streams';
import {
  type CreateSourceAnswer,
  type Source,
  type SourceSettings,
} from '../../common/api/sources';
import type { ConfiguredSources } from './configured_source_schema';
import { Auth0LogsError, type ErrorCode } from '../errors';
import { describeConfigured } from './configured_sources';
import { describeSaved } from './describe_saved';
import { freeSourceId } from './free_source_id';
import { KNOWN_EVERYWHERE_MS, type SourceRegistry } from './source_registry';
import type { SecretsStore, SourceSecrets } from './source_secrets';
import {
  MAX_SOURCES,
  type SavedSource,
  type SourceStore,
  type StoredSource,
} from './stored_source';
import {
  addBesideOthers,
  addToken,
  expireOthers,
  generateToken,
  removeToken,
  type StoredToken,
} from './token';

const HASH_KEY_BYTES = 32;
/** Of a change that depends on nothing but itself. */
const CHANGE_TRIES = 4;

export interface SourceAdminOptions {
  configured: ConfiguredSources;
  store: SourceStore;
  secrets: () => Promise<SecretsStore>;
  registry: Pick<SourceRegistry, 'reload'>;
  record: (entry: EventLogEntry) => void;
  /** After which every node knows of a change. */
  knownEverywhereMs?: number;
}

export interface NewSource {
  settings: SourceSettings;
  /** Made from the name unless given. */
  id?: string;
  /** Generated unless given. */
  token?: string;
}

export interface Handing<T> {
  keepPreviousMs: number;
  hand: (token: string) => Promise<T>;
  /** Of failures of `hand` after which the token may be in use: it stays beside the others. */
  keepOn?: (error: unknown) => boolean;
}

export class SourceAdmin {
  constructor(private readonly options: SourceAdminOptions) {}

  async list(): Promise<Source[]> {
    const { configured, store } = this.options;
    const saved = (await store.list()).filter(({ id }) => !Object.hasOwn(configured, id));
    return [
      ...Object.entries(configured).map(([id, source]) => describeConfigured(id, source)),
      ...saved.map(describeSaved),
    ].sort((a, b) => a.name.localeCompare(b.name));
  }

  async get(id: string): Promise<Source> {
    const configured = this.configured(id);
    return configured ? describeConfigured(id, configured) : describeSaved(await this.saved(id));
  }

  async create(request: KibanaRequest, { settings, ...wanted }: NewSource) {
    const existing = await this.list();
    if (existing.length >= MAX_SOURCES)
      throw new Auth0LogsError('too_many_sources', { details: { limit: MAX_SOURCES } });
    const taken = new Set(existing.map(({ id }) => id));
    const id = wanted.id ?? freeSourceId(settings.name, taken);
    if (taken.has(id)) throw new Auth0LogsError('source_exists');
    const token = wanted.token ?? generateToken();
    const now = new Date().toISOString();
    const stored = { ...settings, tokens: addToken([], token), created_at: now, updated_at: now };
    const secrets = await this.secretsFor(request, id, stored);
    const saved = await this.options.store.create(id, { ...stored, ...secrets });
    await this.done(id, 'source-created', 'A source was created.');
    return answer(saved, wanted.token === undefined ? token : undefined);
  }

  /** Throws source_changed where the version is not the current one. */
  async update(
    request: KibanaRequest,
    id: string,
    { version, ...settings }: SourceSettings & { version: string },
  ): Promise<Source> {
    const before = await this.changeable(id);
    const { tokens, secrets_id, credentials, log_stream, created_at } = before.attributes;
    const stored: StoredSource = {
      ...settings,
      ...{ tokens, secrets_id, credentials, log_stream, created_at },
      updated_at: new Date().toISOString(),
    };
    const secrets = await this.secretsFor(request, id, stored);
    const saved = await this.options.store.replace(
      { ...before, version },
      { ...stored, ...secrets },
    );
    if (secrets_id !== undefined && secrets.secrets_id !== undefined)
      await (await this.options.secrets()).delete(secrets_id);
    await this.done(id, ...changeOf(before.attributes.enabled, settings.enabled));
    return describeSaved(saved);
  }

  /** Its events and counters stay. */
  async delete(id: string): Promise<void> {
    const { attributes } = await this.changeable(id);
    await this.options.store.delete(id);
    const { secrets_id } = attributes;
    if (secrets_id !== undefined) await (await this.options.secrets()).delete(secrets_id);
    await this.done(id, 'source-deleted', 'A source was deleted.');
  }

  /** The tokens before stay valid for the time given. */
  async rotateToken(
    id: string,
    { token, keepPreviousMs }: { token?: string; keepPreviousMs: number },
  ): Promise<CreateSourceAnswer> {
    const fresh = token ?? generateToken();
    const saved = await this.change(id, (source) => ({
      ...source,
      tokens: expireOthers(addToken(source.tokens, fresh), fresh, keepPreviousMs),
    }));
    this.tell(id, 'token-rotated', 'A source got a new token.');
    return answer(saved, token === undefined ? fresh : undefined);
  }

  /**
   * Has `hand` bring a new token elsewhere, such as to Auth0. Old and new both open the source
   * meanwhile, on every node; where `hand` fails, the new one is taken back. Ends no token early.
   */
  async withNewToken<T>(id: string, { keepPreviousMs, hand, keepOn }: Handing<T>): Promise<T> {
    const token = generateToken();
    const replace = (make: (tokens: StoredToken[]) => StoredToken[]) =>
      this.change(id, (source) => ({ ...source, tokens: make(source.tokens) }));
    await replace((tokens) => addBesideOthers(tokens, token));
    await delay(this.options.knownEverywhereMs ?? KNOWN_EVERYWHERE_MS);
    const result = await hand(token).catch(async (error: unknown) => {
      // Nobody knows it.
      if (!keepOn?.(error)) await replace((tokens) => removeToken(tokens, token)).catch(ignored);
      throw error;
    });
    // Where this fails, the old ones stay valid: nothing is refused.
    await replace((tokens) => expireOthers(tokens, token, keepPreviousMs)).catch(ignored);
    this.tell(id, 'token-rotated', 'A source got a new token.');
    return result;
  }

  async credentialsOf(id: string): Promise<Auth0Credentials | undefined> {
    const auth0 = this.configured(id)?.auth0;
    if (auth0) {
      const { domain, tenantDomain: tenant_domain, clientId, clientSecret } = auth0;
      const application = { domain, client_id: clientId, client_secret: clientSecret };
      return { ...application, tenant_domain };
    }
    if (this.configured(id)) return undefined;
    return (await this.secretsOf((await this.saved(id)).attributes)).credentials;
  }

  /** Throws cannot_encrypt. */
  async checkCanKeepSecrets(): Promise<void> {
    (await this.options.secrets()).checkCanWrite();
  }

  /** Undefined forgets them. */
  async keepCredentials(
    request: KibanaRequest,
    id: string,
    credentials: Auth0Credentials | undefined,
  ): Promise<Source> {
    const before = await this.changeable(id);
    const store = await this.options.secrets();
    const { hash_key } = await this.readableSecrets(before.attributes);
    const isEmpty = hash_key === undefined && credentials === undefined;
    const secrets_id = isEmpty
      ? undefined
      : await store.write(request, id, { hash_key, credentials });
    const saved = await this.options.store.replace(before, {
      ...before.attributes,
      secrets_id,
      credentials: credentials && shown(credentials),
    });
    if (before.attributes.secrets_id !== undefined)
      await store.delete(before.attributes.secrets_id);
    if (credentials) await this.done(id, 'credentials-kept', 'Credentials of Auth0 were kept.');
    else await this.done(id, 'credentials-forgotten', 'Credentials of Auth0 were forgotten.');
    return describeSaved(saved);
  }

  /** Undefined forgets it. Throws log_stream_exists where another would be lost. */
  async setLogStream(id: string, log_stream: StoredSource['log_stream']): Promise<Source> {
    const saved = await this.change(id, (source) => {
      if (log_stream && source.log_stream) throw new Auth0LogsError('log_stream_exists');
      return { ...source, log_stream };
    });
    return describeSaved(saved);
  }

  private configured(id: string) {
    return Object.hasOwn(this.options.configured, id) ? this.options.configured[id] : undefined;
  }

  private saved(id: string): Promise<SavedSource> {
    return this.options.store.get(id);
  }

  private async changeable(id: string): Promise<SavedSource> {
    if (this.configured(id)) throw new Auth0LogsError('source_is_configured');
    return this.saved(id);
  }

  /** Whatever else changes meanwhile: `make` is asked again with what it has become. */
  private async change(id: string, make: (source: StoredSource) => StoredSource) {
    for (let tries = 1; ; tries += 1) {
      const before = await this.changeable(id);
      try {
        const changed = await this.options.store.replace(before, make(before.attributes));
        await this.options.registry.reload();
        return changed;
      } catch (error) {
        if (tries === CHANGE_TRIES || !hasCode(error, 'source_changed')) throw error;
      }
    }
  }

  private async secretsOf({ secrets_id }: StoredSource): Promise<SourceSecrets> {
    return secrets_id === undefined ? {} : (await this.options.secrets()).read(secrets_id);
  }

  /** For who stores them anew: what nobody can read any more is gone. */
  private async readableSecrets(source: StoredSource): Promise<SourceSecrets> {
    return this.secretsOf(source).catch((error: unknown) => {
      if (!hasCode(error, 'secrets_unreadable')) throw error;
      return {};
    });
  }

  /** With a key of its own, where the settings want one and there is none, or none any more. */
  private async secretsFor(request: KibanaRequest, id: string, source: StoredSource) {
    if (source.hash_fields.length === 0) return {};
    const known = await this.readableSecrets(source);
    if (known.hash_key !== undefined) return {};
    const hash_key = randomBytes(HASH_KEY_BYTES).toString('hex');
    const store = await this.options.secrets();
    const secrets_id = await store.write(request, id, { ...known, hash_key });
    return { secrets_id, credentials: known.credentials && source.credentials };
  }

  private async done(source: string, action: EventLogAction, message: string): Promise<void> {
    await this.options.registry.reload();
    this.tell(source, action, message);
  }

  private tell(source: string, action: EventLogAction, message: string): void {
    this.options.record({ action, outcome: 'success', message, source });
  }
}

const ignored = () => undefined;

const hasCode = (error: unknown, code: ErrorCode): boolean =>
  error instanceof Auth0LogsError && error.code === code;

const answer = (saved: SavedSource, token: string | undefined): CreateSourceAnswer => ({
  source: describeSaved(saved),
  token,
});

const changeOf = (before: boolean, after: boolean): [EventLogAction, string] => {
  if (before === after) return ['source-changed', 'The settings of a source were changed.'];
  return after
    ? ['source-resumed', 'A source takes events again.']
    : ['source-paused', 'A source takes no events for now.'];
};

/** Of the credentials, what is no secret. */
const shown = ({ client_secret: _secret, ...rest }: Auth0Credentials) => rest;
