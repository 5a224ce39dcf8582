// What the server has to read again of a source, encrypted. An object is never changed: a new one
// takes its place, so that a source always points to secrets that belong together.
import type { CoreStart, KibanaRequest, Logger, SavedObjectsServiceSetup } from '@kbn/core/server';
import type { EncryptedSavedObjectsPluginSetup } from '@kbn/encrypted-saved-objects-plugin/server';
import type { Auth0Credentials } from '../../common/api/log_streams';
import { isUnanswered, rethrowUnanswered, savedObjectStatusOf } from '../kibana/saved_object_error';
import { registerEncryptedType } from '../kibana/saved_object_types';
import { Auth0LogsError } from '../errors';
import type { StartDeps } from '../types';

const TYPE = 'auth0-logs-source-secrets';

export interface SourceSecrets {
  /** Of the keyed hash. */
  hash_key?: string;
  credentials?: Auth0Credentials;
}

interface StoredSecrets {
  /** Id of the source. */
  source: string;
  /** `SourceSecrets` as JSON. */
  secrets: string;
}

export const registerSecretsType = (
  savedObjects: SavedObjectsServiceSetup,
  encryptedSavedObjects: EncryptedSavedObjectsPluginSetup | undefined,
): void =>
  registerEncryptedType(savedObjects, encryptedSavedObjects, {
    name: TYPE,
    secret: 'secrets',
    bound: ['source'],
  });

export interface SecretsStoreOptions {
  core: CoreStart;
  plugins: StartDeps;
  /** Whether Kibana has a key to encrypt with. */
  canEncrypt: boolean;
  logger: Logger;
}

export class SecretsStore {
  constructor(private readonly options: SecretsStoreOptions) {}

  /** Throws secrets_unreadable where Kibana's encryption key has changed, or the object is gone. */
  async read(id: string): Promise<SourceSecrets> {
    const { encryptedSavedObjects } = this.options.plugins;
    const client = encryptedSavedObjects?.getClient({ includedHiddenTypes: [TYPE] });
    try {
      if (!client) throw new Error('the plugin encryptedSavedObjects is off');
      const { attributes } = await client.getDecryptedAsInternalUser<StoredSecrets>(TYPE, id);
      return JSON.parse(attributes.secrets) as SourceSecrets;
    } catch (cause) {
      throw isUnanswered(cause)
        ? new Auth0LogsError('unavailable', { details: { task: 'access_secrets' }, cause })
        : new Auth0LogsError('secrets_unreadable', { cause });
    }
  }

  /** Throws cannot_encrypt. */
  checkCanWrite(): void {
    if (!this.options.canEncrypt) throw new Auth0LogsError('cannot_encrypt');
  }

  /** Resolves with their id. The request's client encrypts; the internal one would not. */
  async write(request: KibanaRequest, source: string, secrets: SourceSecrets): Promise<string> {
    const { core } = this.options;
    this.checkCanWrite();
    const savedObjects = core.savedObjects.getScopedClient(request, {
      includedHiddenTypes: [TYPE],
      excludedExtensions: ['security'],
    });
    const attributes = { source, secrets: JSON.stringify(secrets) };
    const created = savedObjects.create<StoredSecrets>(TYPE, attributes);
    return (await created.catch(rethrowUnanswered)).id;
  }

  /** Nobody can read what stays behind, so a failure is only logged. */
  async delete(id: string): Promise<void> {
    const { core, logger } = this.options;
    try {
      await core.savedObjects.createInternalRepository([TYPE]).delete(TYPE, id);
    } catch (error) {
      logger.debug(`old secrets stay, encrypted: ${savedObjectStatusOf(error) ?? 'no answer'}`);
    }
  }
}
