// The other plugins' contracts that this one is handed; features and taskManager are always there.
import type { CustomIntegrationsPluginSetup } from '@kbn/custom-integrations-plugin/server';
import type {
  EncryptedSavedObjectsPluginSetup,
  EncryptedSavedObjectsPluginStart,
} from '@kbn/encrypted-saved-objects-plugin/server';
import type { FeaturesPluginSetup } from '@kbn/features-plugin/server';
import type { SecurityPluginStart } from '@kbn/security-plugin/server';
import type {
  TaskManagerSetupContract,
  TaskManagerStartContract,
} from '@kbn/task-manager-plugin/server';

export interface SetupDeps {
  features: FeaturesPluginSetup;
  taskManager: TaskManagerSetupContract;
  encryptedSavedObjects?: EncryptedSavedObjectsPluginSetup;
  customIntegrations?: CustomIntegrationsPluginSetup;
}

export interface StartDeps {
  taskManager: TaskManagerStartContract;
  encryptedSavedObjects?: EncryptedSavedObjectsPluginStart;
  security?: SecurityPluginStart;
}
