// The other plugins' contracts that this one is handed, of which features and taskManager always exist;
// and what the plugin hands to its features.
import type {
  CoreSetup,
  CoreStart,
  ElasticsearchClient,
  PluginInitializerContext,
} from '@kbn/core/server';
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

/** What each feature is set up from. */
export interface SetupContext {
  core: CoreSetup<StartDeps>;
  plugins: SetupDeps;
  logger: PluginInitializerContext['logger'];
  /** Of this Kibana node. */
  node: string;
  kibanaVersion: string;
  /** Whether Kibana has a key to encrypt saved objects with. */
  canEncrypt: boolean;
  /** Acts as Kibana's own user. */
  client: () => Promise<ElasticsearchClient>;
}

/** What a set-up feature does with the plugin's life; features stop in the reverse order of their set-up. */
export interface Feature {
  start?: (core: CoreStart, plugins: StartDeps) => void;
  stop?: () => void | Promise<void>;
}
