// Puts together what Kibana hands a plugin: core and the contracts of other plugins.
// Follows elastic/kibana src/core/packages/plugins/server-internal/src/plugin_context.ts and the
// server/plugin.ts of src/platform/plugins/shared/custom_integrations and, in
// x-pack/platform/plugins/shared, of encrypted_saved_objects.
import type { Client } from '@elastic/elasticsearch';
import type {
  CoreStart,
  IClusterClient,
  KibanaRequest,
  RequestHandlerContext,
  SavedObject,
  SavedObjectsType,
} from '@kbn/core/server';
import type {
  CustomIntegrationRegistration,
  CustomIntegrationsPluginSetup,
} from '@kbn/custom-integrations-plugin/server';
import type { EncryptedSavedObjectsPluginStart } from '@kbn/encrypted-saved-objects-plugin/server';
import { encryptingClient, type EncryptionService } from './saved_objects/encryption';
import { SavedObjectsRepository } from './saved_objects/repository';

export class SavedObjects {
  readonly types = new Map<string, SavedObjectsType>();

  constructor(
    private readonly client: Client,
    private readonly encryption: EncryptionService,
  ) {}

  readonly start: CoreStart['savedObjects'] = {
    getScopedClient: (_request, { includedHiddenTypes } = {}) =>
      encryptingClient(this.repository(includedHiddenTypes), this.encryption),
    createInternalRepository: (includedHiddenTypes) => this.repository(includedHiddenTypes),
  };

  readonly encryptedStart: EncryptedSavedObjectsPluginStart = {
    getClient: ({ includedHiddenTypes } = {}) => ({
      getDecryptedAsInternalUser: async <A>(type: string, id: string): Promise<SavedObject<A>> => {
        const repository = this.repository(includedHiddenTypes);
        const found = await repository.get<Record<string, unknown>>(type, id);
        const attributes = await this.encryption.decrypt(type, id, found.attributes);
        return { ...found, attributes: attributes as A };
      },
    }),
  };

  private repository(includedHiddenTypes: string[] = []) {
    return new SavedObjectsRepository(this.client, this.types, includedHiddenTypes);
  }
}

export const requestContext =
  (cluster: IClusterClient, savedObjects: SavedObjects) =>
  (request: KibanaRequest): RequestHandlerContext => ({
    core: Promise.resolve({
      elasticsearch: { client: cluster.asScoped(request) },
      savedObjects: { client: savedObjects.start.getScopedClient(request) },
    }),
  });

export function integrationRegistry() {
  const registered: CustomIntegrationRegistration[] = [];
  const contract: CustomIntegrationsPluginSetup = {
    registerCustomIntegration: (integration) => void registered.push(integration),
  };
  return { registered, contract };
}
