// On a secured cluster Kibana's own user may not write events. An administrator lends an API key
// with just that right; it is stored encrypted, and events are written with it.
import type {
  CoreStart,
  ElasticsearchClient,
  KibanaRequest,
  Logger,
  SavedObjectsServiceSetup,
} from '@kbn/core/server';
import type { EncryptedSavedObjectsPluginSetup } from '@kbn/encrypted-saved-objects-plugin/server';
import type { GrantAPIKeyResult } from '@kbn/security-plugin/server';
import type { Shortcoming } from '../../common/api/sources';
import { dataStreamName } from '../../common/plugin';
import { Auth0LogsError } from '../errors';
import type { StartDeps } from '../types';
import type { WriterAccess } from './bulk_writer';
import { statusOf } from './elasticsearch_error';

const TYPE = 'auth0-logs-write-access';
/** Kibana takes a given id for an encrypted object only where it is a UUID. */
const ID = '6d1f0f4e-5d0b-4d38-9a55-0c7a3f3b9a10';
/** How long a node goes on with the key it knows; another node may have granted a new one. */
const CACHE_MS = 10_000;
/** `create` needs no more, not even to tell that the document exists. */
const PRIVILEGES = ['create_doc', 'auto_configure'];

export const NO_WRITE_ACCESS: Shortcoming = {
  code: 'no_write_access',
  message: 'Kibana may not write to the Auth0 data stream.',
  consequence: 'Events are refused until it may; Auth0 sends them again for a while.',
  mend: 'As an administrator, grant write access.',
};

interface StoredKey {
  keyId: string;
  apiKey: string;
}

export const registerWriteAccessType = (
  savedObjects: SavedObjectsServiceSetup,
  encryptedSavedObjects: EncryptedSavedObjectsPluginSetup | undefined,
): void => {
  savedObjects.registerType({
    name: TYPE,
    hidden: true,
    namespaceType: 'agnostic',
    mappings: { dynamic: false, properties: {} },
  });
  encryptedSavedObjects?.registerType({ type: TYPE, attributesToEncrypt: new Set(['apiKey']) });
};

export interface WriteAccessOptions {
  core: CoreStart;
  plugins: StartDeps;
  /** Whether Kibana has a key to encrypt with. */
  canEncrypt: boolean;
  logger: Logger;
}

export class WriteAccess implements WriterAccess {
  private cached: { client: Promise<ElasticsearchClient>; until: number } | undefined;

  constructor(private readonly options: WriteAccessOptions) {}

  /** The client that writes events. */
  client(): Promise<ElasticsearchClient> {
    if (!this.cached || Date.now() >= this.cached.until)
      this.cached = { client: this.findClient(), until: Date.now() + CACHE_MS };
    this.cached.client.catch(() => this.forget()); // the caller gets the error itself
    return this.cached.client;
  }

  forget(): void {
    this.cached = undefined;
  }

  /** Lends a key on behalf of the caller, who needs the rights that it carries. */
  async grant(request: KibanaRequest): Promise<void> {
    const granted = await this.grantKey(request);
    const earlier = await this.storedKey();
    const apiKey = Buffer.from(`${granted.id}:${granted.api_key}`).toString('base64');
    // The request's client encrypts; the internal repository would store the key in the clear.
    const savedObjects = this.options.core.savedObjects.getScopedClient(request, {
      includedHiddenTypes: [TYPE],
      excludedExtensions: ['security'],
    });
    const key: StoredKey = { keyId: granted.id, apiKey };
    await savedObjects.create<StoredKey>(TYPE, key, { id: ID, overwrite: true });
    this.forget();
    if (earlier) await this.invalidate(earlier.keyId);
  }

  private async findClient(): Promise<ElasticsearchClient> {
    const key = await this.storedKey();
    const { client } = this.options.core.elasticsearch;
    return key
      ? client.asScoped({ headers: { authorization: `ApiKey ${key.apiKey}` } }).asCurrentUser
      : client.asInternalUser;
  }

  private async grantKey(request: KibanaRequest): Promise<GrantAPIKeyResult> {
    const { security } = this.options.plugins;
    if (!this.options.canEncrypt || !security)
      throw new Auth0LogsError('cannot_grant', 'Kibana cannot keep a key: it cannot encrypt.');
    const indices = [{ names: [dataStreamName('*')], privileges: PRIVILEGES }];
    const name = 'auth0Logs: writing events';
    const granted = await security.authc.apiKeys
      .grantAsInternalUser(request, { name, role_descriptors: { writer: { indices } } })
      .catch((cause: unknown) => {
        if (statusOf(cause) !== 401 && statusOf(cause) !== 403) throw cause;
        throw new Auth0LogsError('may_not_grant', 'You may not create API keys.', { cause });
      });
    if (!granted) throw new Auth0LogsError('cannot_grant', 'Elasticsearch has no API keys.');
    return granted;
  }

  private async storedKey(): Promise<StoredKey | undefined> {
    const { plugins, canEncrypt } = this.options;
    const client = plugins.encryptedSavedObjects?.getClient({ includedHiddenTypes: [TYPE] });
    if (!client || !canEncrypt) return undefined;
    try {
      return (await client.getDecryptedAsInternalUser<StoredKey>(TYPE, ID)).attributes;
    } catch (error) {
      const { output } = error as { output?: { statusCode?: number } };
      if (output !== undefined && output.statusCode !== 404) throw error;
      return undefined; // none granted yet, or encrypted with a key that Kibana no longer has
    }
  }

  private async invalidate(id: string): Promise<void> {
    try {
      await this.options.plugins.security?.authc.apiKeys.invalidateAsInternalUser({ ids: [id] });
    } catch (error) {
      this.options.logger.warn(`the earlier API key ${id} is still valid: ${String(error)}`);
    }
  }
}
