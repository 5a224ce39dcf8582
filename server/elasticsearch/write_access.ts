// On a secured cluster Kibana's own user may not write events. An administrator lends an API key
// with just that right; it is stored encrypted, and events are written with it.
import type {
  CoreStart,
  ElasticsearchClient,
  KibanaRequest,
  SavedObjectsServiceSetup,
} from '@kbn/core/server';
import type { EncryptedSavedObjectsPluginSetup } from '@kbn/encrypted-saved-objects-plugin/server';
import type { Shortcoming } from '../../common/api/sources';
import { dataStreamName } from '../../common/plugin';
import { Auth0LogsError } from '../errors';
import type { StartDeps } from '../types';

const TYPE = 'auth0-logs-write-access';
const ID = 'default';
/** How long a node goes on with the key it knows; another node may have granted a new one. */
const CACHE_MS = 30_000;

export const NO_WRITE_ACCESS: Shortcoming = {
  code: 'no_write_access',
  message: 'Kibana may not write to the Auth0 data stream.',
  consequence: 'Events are refused until it may; Auth0 sends them again for a while.',
  mend: 'As an administrator, grant write access.',
};

interface StoredKey {
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

export class WriteAccess {
  private cached: { client: ElasticsearchClient; until: number } | undefined;

  constructor(
    private readonly core: CoreStart,
    private readonly plugins: StartDeps,
    private readonly canEncrypt: boolean,
  ) {}

  /** The client that writes events. */
  async client(): Promise<ElasticsearchClient> {
    if (this.cached && Date.now() < this.cached.until) return this.cached.client;
    const key = await this.storedKey();
    const { client: cluster } = this.core.elasticsearch;
    const client = key
      ? cluster.asScoped({ headers: { authorization: `ApiKey ${key}` } }).asCurrentUser
      : cluster.asInternalUser;
    this.cached = { client, until: Date.now() + CACHE_MS };
    return client;
  }

  /** Lends a key on behalf of the caller, who needs the rights that it carries. */
  async grant(request: KibanaRequest): Promise<void> {
    const { security } = this.plugins;
    if (!this.canEncrypt || !security)
      throw new Auth0LogsError(
        'cannot_grant',
        'Kibana cannot keep a key: it has no encryption key.',
      );
    const privileges = ['create_doc', 'auto_configure', 'view_index_metadata'];
    const granted = await security.authc.apiKeys.grantAsInternalUser(request, {
      name: 'auth0Logs: writing events',
      role_descriptors: { writer: { indices: [{ names: [dataStreamName('*')], privileges }] } },
    });
    if (!granted) throw new Auth0LogsError('cannot_grant', 'Elasticsearch has no API keys.');
    const apiKey = Buffer.from(`${granted.id}:${granted.api_key}`).toString('base64');
    // The request's client encrypts; the internal repository would store the key in the clear.
    const savedObjects = this.core.savedObjects.getScopedClient(request, {
      includedHiddenTypes: [TYPE],
      excludedExtensions: ['security'],
    });
    await savedObjects.create<StoredKey>(TYPE, { apiKey }, { id: ID, overwrite: true });
    this.cached = undefined;
  }

  private async storedKey(): Promise<string | undefined> {
    const client = this.plugins.encryptedSavedObjects?.getClient({ includedHiddenTypes: [TYPE] });
    if (!client || !this.canEncrypt) return undefined;
    try {
      const { attributes } = await client.getDecryptedAsInternalUser<StoredKey>(TYPE, ID);
      return attributes.apiKey;
    } catch (error) {
      const { output } = error as { output?: { statusCode?: number } };
      if (output?.statusCode === 404) return undefined; // none granted yet
      throw error;
    }
  }
}
