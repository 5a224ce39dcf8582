// Access tokens of Auth0 applications, encrypted and shared by all nodes, one object an application.
// They are written while nobody is logged in, so for a request of nobody: the internal repository
// would not encrypt, and Kibana's security has nobody to ask about.
import type { CoreStart, KibanaRequest, Logger, SavedObjectsServiceSetup } from '@kbn/core/server';
import type { EncryptedSavedObjectsPluginSetup } from '@kbn/encrypted-saved-objects-plugin/server';
import type { Auth0Credentials } from '../../common/api/log_streams';
import type { AccessToken, TokenStore } from '../auth0/access_token';
import { sha256 } from '../hashing';
import { savedObjectStatusOf } from '../kibana/saved_object_error';
import { registerEncryptedType } from '../kibana/saved_object_types';
import type { StartDeps } from '../types';

const TYPE = 'auth0-logs-access-token';
const NOBODY = { headers: {} } as KibanaRequest;
const NOT_FOUND = 404;

interface StoredToken {
  /** Whose token it is. */
  application: string;
  /** `AccessToken` as JSON. */
  token: string;
}

export const registerAccessTokenType = (
  savedObjects: SavedObjectsServiceSetup,
  encryptedSavedObjects: EncryptedSavedObjectsPluginSetup | undefined,
): void =>
  registerEncryptedType(savedObjects, encryptedSavedObjects, {
    name: TYPE,
    secret: 'token',
    bound: ['application'],
  });

export interface AccessTokenStoreOptions {
  started: Promise<{ core: CoreStart; plugins: StartDeps }>;
  canEncrypt: boolean;
  logger: Logger;
}

export type TokenStoreOf = (credentials: Auth0Credentials) => TokenStore;

/** Where Kibana cannot encrypt, a token stays in the memory of this node. */
export const createTokenStores = (options: AccessTokenStoreOptions): TokenStoreOf => {
  if (options.canEncrypt) return (credentials) => storedToken(options, applicationOf(credentials));
  const kept = new Map<string, AccessToken>();
  return (credentials) => {
    const application = applicationOf(credentials);
    return {
      read: () => Promise.resolve(kept.get(application)),
      write: (token) => Promise.resolve(void kept.set(application, token)),
    };
  };
};

const storedToken = (
  { started, logger }: AccessTokenStoreOptions,
  application: string,
): TokenStore => ({
  read: async () => {
    try {
      const { encryptedSavedObjects } = (await started).plugins;
      const client = encryptedSavedObjects?.getClient({ includedHiddenTypes: [TYPE] });
      const found = await client?.getDecryptedAsInternalUser<StoredToken>(TYPE, idOf(application));
      return found && (JSON.parse(found.attributes.token) as AccessToken);
    } catch (error) {
      if (savedObjectStatusOf(error) !== NOT_FOUND)
        logger.debug(`another access token is asked for: ${nameOf(error)}`);
      return undefined;
    }
  },
  write: async (token) => {
    try {
      const client = (await started).core.savedObjects.getScopedClient(NOBODY, {
        includedHiddenTypes: [TYPE],
        excludedExtensions: ['security', 'spaces'],
      });
      const attributes: StoredToken = { application, token: JSON.stringify(token) };
      await client.create(TYPE, attributes, { id: idOf(application), overwrite: true });
    } catch (error) {
      logger.debug(`an access token is not shared with other nodes: ${nameOf(error)}`);
    }
  },
});

/** With the secret: another one must not be tried with a token of the one before. */
const applicationOf = (credentials: Auth0Credentials): string => {
  const { domain, tenant_domain, client_id, client_secret } = credentials;
  return sha256(JSON.stringify([domain, tenant_domain, client_id, client_secret]));
};

/** Kibana encrypts no object of a chosen id unless that is a UUID, with its version and its variant. */
const idOf = (application: string): string =>
  application.slice(0, 30).replace(/^(.{8})(.{4})(.{3})(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');

/** A message might quote what could not be read. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
