// Source: elastic/kibana x-pack/platform/plugins/shared/encrypted_saved_objects (x-pack/plugins/encrypted_saved_objects before 8.18).
import type { SavedObject } from '@kbn/core/server';

export interface EncryptedSavedObjectTypeRegistration {
  type: string;
  attributesToEncrypt: Set<string>;
  /** Kept as additional authenticated data: a change of one of these makes the secret unreadable. */
  attributesToIncludeInAAD?: Set<string>;
}

export interface EncryptedSavedObjectsPluginSetup {
  /** False without xpack.encryptedSavedObjects.encryptionKey. */
  canEncrypt: boolean;
  registerType(registration: EncryptedSavedObjectTypeRegistration): void;
}

export interface EncryptedSavedObjectsPluginStart {
  getClient(options?: { includedHiddenTypes?: string[] }): {
    getDecryptedAsInternalUser<A>(type: string, id: string): Promise<SavedObject<A>>;
  };
}
