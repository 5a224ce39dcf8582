// How the plugin's saved objects are registered: hidden, so that neither an export nor another plugin
// has them, and the same in all spaces.
import type { SavedObjectsServiceSetup, SavedObjectsType } from '@kbn/core/server';
import type { EncryptedSavedObjectsPluginSetup } from '@kbn/encrypted-saved-objects-plugin/server';

export const hiddenType = (name: string): SavedObjectsType => ({
  name,
  hidden: true,
  namespaceType: 'agnostic',
  mappings: { dynamic: false, properties: {} },
});

export interface EncryptedType {
  name: string;
  /** The attribute that is encrypted. */
  secret: string;
  /**
   * All the others: up to 8.12 Kibana binds them unasked, and later only what stands here. An
   * upgrade would make the secret unreadable if it bound less.
   */
  bound: string[];
}

export const registerEncryptedType = (
  savedObjects: SavedObjectsServiceSetup,
  encryptedSavedObjects: EncryptedSavedObjectsPluginSetup | undefined,
  { name, secret, bound }: EncryptedType,
): void => {
  savedObjects.registerType(hiddenType(name));
  encryptedSavedObjects?.registerType({
    type: name,
    attributesToEncrypt: new Set([secret]),
    attributesToIncludeInAAD: new Set(bound),
  });
};
