// On a secured cluster Kibana's own user may not write events. An administrator lends an API key
// with just the rights that writing takes; it is stored encrypted, and events are written with it.
import type {
  CoreStart,
  ElasticsearchClient,
  KibanaRequest,
  Logger,
  SavedObject,
  SavedObjectsServiceSetup,
} from '@kbn/core/server';
import type { EncryptedSavedObjectsPluginSetup } from '@kbn/encrypted-saved-objects-plugin/server';
import type { GrantAPIKeyResult } from '@kbn/security-plugin/server';
import { Auth0LogsError } from '../errors';
import type { StartDeps } from '../types';
import { statusOf } from '../elasticsearch/elasticsearch_error';
import { rethrowUnanswered, savedObjectStatusOf } from '../kibana/saved_object_error';
import { registerEncryptedType } from '../kibana/saved_object_types';
import { checkWritePrivileges, EVENT_PRIVILEGES, mayWrite } from './event_privileges';

const TYPE = 'auth0-logs-write-access';
/** Kibana takes a given id for an encrypted object only where it is a UUID. */
const ID = '6d1f0f4e-5d0b-4d38-9a55-0c7a3f3b9a10';
/** How long a node goes on with the key it knows; another node may have granted a new one. */
const CACHE_MS = 10_000;
const NOT_FOUND = 404;
const CONFLICT = 409;

interface StoredKey {
  keyId: string;
  apiKey: string;
  /** Somebody's own: not ours to invalidate. Absent from keys that were granted by early versions. */
  pasted?: boolean;
}

export const registerWriteAccessType = (
  savedObjects: SavedObjectsServiceSetup,
  encryptedSavedObjects: EncryptedSavedObjectsPluginSetup | undefined,
): void =>
  registerEncryptedType(savedObjects, encryptedSavedObjects, {
    name: TYPE,
    secret: 'apiKey',
    bound: ['keyId', 'pasted'],
  });

export interface WriteAccessOptions {
  core: CoreStart;
  plugins: StartDeps;
  /** Whether Kibana has a key to encrypt with. */
  canEncrypt: boolean;
  logger: Logger;
}

interface Cached {
  client: Promise<ElasticsearchClient>;
  mayWrite?: Promise<boolean>;
  until: number;
}

export class WriteAccess {
  private cached: Cached | undefined;

  constructor(private readonly options: WriteAccessOptions) {}

  /** The client that writes events. */
  client(): Promise<ElasticsearchClient> {
    return this.current().client;
  }

  /** Whether it may; true also where nobody can tell. */
  async mayWrite(): Promise<boolean> {
    const current = this.current();
    return (current.mayWrite ??= current.client.then(mayWrite, () => true));
  }

  private current(): Cached {
    if (!this.cached || performance.now() >= this.cached.until)
      this.cached = { client: this.findClient(), until: performance.now() + CACHE_MS };
    this.cached.client.catch(() => this.forget()); // the caller gets the error itself
    return this.cached;
  }

  forget(): void {
    this.cached = undefined;
  }

  /** Lends a key on behalf of the caller, who needs the rights that it carries. */
  async grant(request: KibanaRequest): Promise<void> {
    const earlier = await this.earlierKey();
    const granted = await this.grantKey(request);
    const apiKey = Buffer.from(`${granted.id}:${granted.api_key}`).toString('base64');
    try {
      // A key holds no more than its owner has.
      if (!(await mayWrite(this.clientWith(apiKey))))
        throw new Auth0LogsError('may_not_grant', { details: { lacks: 'write_events' } });
      const key = { keyId: granted.id, apiKey, pasted: false };
      await this.store(request, key, earlier?.version);
      await this.retire(earlier);
    } catch (error) {
      await this.invalidate(granted.id);
      // A conflict: another key was granted in the meantime, which serves as well.
      if (savedObjectStatusOf(error) !== CONFLICT) throw error;
    } finally {
      this.forget();
    }
  }

  /** Keeps a key of the caller's own, in Elasticsearch's `encoded` form, that may write events. */
  async keep(request: KibanaRequest, apiKey: string): Promise<void> {
    if (!this.options.canEncrypt) throw new Auth0LogsError('cannot_encrypt');
    const keyId = keyIdOf(apiKey);
    await checkWritePrivileges(this.clientWith(apiKey));
    const earlier = await this.earlierKey();
    try {
      await this.store(request, { keyId, apiKey, pasted: true }, earlier?.version);
    } catch (error) {
      if (savedObjectStatusOf(error) !== CONFLICT) throw error;
      throw new Auth0LogsError('write_access_changed', { cause: error });
    } finally {
      this.forget();
    }
    if (earlier?.attributes.keyId !== keyId) await this.retire(earlier);
  }

  /** A pasted key stays valid: it may serve its owner elsewhere. */
  private async retire(earlier: SavedObject<StoredKey> | undefined): Promise<void> {
    if (earlier && earlier.attributes.pasted !== true)
      await this.invalidate(earlier.attributes.keyId);
  }

  /** Conflicts where another key was stored since: it would stay valid, and nobody would know it. */
  private async store(
    request: KibanaRequest,
    key: StoredKey,
    earlierVersion: string | undefined,
  ): Promise<void> {
    // The request's client encrypts; the internal repository would store the key in the clear.
    const savedObjects = this.options.core.savedObjects.getScopedClient(request, {
      includedHiddenTypes: [TYPE],
      excludedExtensions: ['security'],
    });
    const replacing = earlierVersion !== undefined && { overwrite: true, version: earlierVersion };
    await savedObjects
      .create<StoredKey>(TYPE, key, { id: ID, ...replacing })
      .catch(rethrowUnanswered);
  }

  private async findClient(): Promise<ElasticsearchClient> {
    const key = await this.storedKey();
    return key
      ? this.clientWith(key.apiKey)
      : this.options.core.elasticsearch.client.asInternalUser;
  }

  private clientWith(apiKey: string): ElasticsearchClient {
    const headers = { authorization: `ApiKey ${apiKey}` };
    return this.options.core.elasticsearch.client.asScoped({ headers }).asCurrentUser;
  }

  private async grantKey(request: KibanaRequest): Promise<GrantAPIKeyResult> {
    const { security } = this.options.plugins;
    if (!this.options.canEncrypt) throw new Auth0LogsError('cannot_encrypt');
    if (!security)
      throw new Auth0LogsError('cannot_grant', { details: { reason: 'kibana_security_off' } });
    const indices = [EVENT_PRIVILEGES];
    const name = 'auth0Logs: writing events';
    const granted = await security.authc.apiKeys
      .grantAsInternalUser(request, { name, role_descriptors: { writer: { indices } } })
      .catch((cause: unknown) => {
        if (statusOf(cause) !== 401 && statusOf(cause) !== 403) throw cause;
        throw new Auth0LogsError('may_not_grant', { details: { lacks: 'create_api_key' }, cause });
      });
    if (!granted) throw new Auth0LogsError('cannot_grant', { details: { reason: 'no_api_keys' } });
    return granted;
  }

  /** Read without decrypting: the key has to go even where it can no longer be read. */
  private async earlierKey(): Promise<SavedObject<StoredKey> | undefined> {
    const repository = this.options.core.savedObjects.createInternalRepository([TYPE]);
    try {
      return await repository.get<StoredKey>(TYPE, ID);
    } catch (error) {
      if (savedObjectStatusOf(error) !== NOT_FOUND) rethrowUnanswered(error);
      return undefined;
    }
  }

  private async storedKey(): Promise<StoredKey | undefined> {
    const { plugins, canEncrypt } = this.options;
    const client = plugins.encryptedSavedObjects?.getClient({ includedHiddenTypes: [TYPE] });
    if (!client || !canEncrypt) return undefined;
    try {
      return (await client.getDecryptedAsInternalUser<StoredKey>(TYPE, ID)).attributes;
    } catch (error) {
      const status = savedObjectStatusOf(error);
      if (status !== undefined && status !== NOT_FOUND) throw error;
      return undefined; // none granted yet, or encrypted with a key that Kibana no longer has
    }
  }

  private async invalidate(id: string): Promise<void> {
    try {
      await this.options.plugins.security?.authc.apiKeys.invalidateAsInternalUser({ ids: [id] });
    } catch (error) {
      this.options.logger.warn(
        `the API key ${id}, no longer used, is still valid: ${String(error)}`,
      );
    }
  }
}

/** Of base64 of "id:key"; no message quotes what was pasted. */
const keyIdOf = (encoded: string): string => {
  const decoded = Buffer.from(encoded, 'base64');
  const [, id] = /^([\w-]+):[\w-]+$/.exec(decoded.toString('latin1')) ?? [];
  if (id === undefined || decoded.toString('base64') !== encoded)
    throw new Auth0LogsError('api_key_invalid');
  return id;
};
