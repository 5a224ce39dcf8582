// The sources of this node: their saved objects, what is in force, what may be done to them, and what
// they have counted.
import type { EventLogEntry } from '../../common/api/event_log';
import type { Feature, SetupContext } from '../types';
import type { ConfiguredSources } from './configured_source_schema';
import {
  createTokenStores,
  registerAccessTokenType,
  type TokenStoreOf,
} from './access_token_store';
import { readConfiguredSources } from './configured_sources';
import { SourceAdmin } from './source_admin';
import { COUNTERS_TYPE, registerCountersType, SourceCounterStore } from './source_counters';
import { SourceCredentials } from './source_credentials';
import { SourceEditor } from './source_editor';
import { SourceRegistry } from './source_registry';
import { registerSecretsType, SecretsStore } from './source_secrets';
import { SourceTokens } from './source_tokens';
import { registerSourceType, SOURCE_TYPE, SourceStore } from './stored_source';

export interface SourcesSetup {
  configured: ConfiguredSources;
  record: (entry: EventLogEntry) => void;
}

export interface Sources extends Feature {
  registry: SourceRegistry;
  admin: SourceAdmin;
  tokens: SourceTokens;
  credentials: SourceCredentials;
  counters: SourceCounterStore;
  /** Where the access token of an application is kept. */
  tokenStoreOf: TokenStoreOf;
}

export const setupSources = (
  { core, plugins, node, canEncrypt, ...context }: SetupContext,
  { configured, record }: SourcesSetup,
): Sources => {
  const logger = context.logger.get('sources');
  const { encryptedSavedObjects } = plugins;
  registerSourceType(core.savedObjects);
  registerSecretsType(core.savedObjects, encryptedSavedObjects);
  registerAccessTokenType(core.savedObjects, encryptedSavedObjects);
  registerCountersType(core.savedObjects);
  const started = core.getStartServices().then(([coreStart, startDeps]) => ({
    ...{ core: coreStart, plugins: startDeps },
    repository: coreStart.savedObjects.createInternalRepository([SOURCE_TYPE]),
    secrets: new SecretsStore({ core: coreStart, plugins: startDeps, canEncrypt, logger }),
  }));
  const store = new SourceStore(async () => (await started).repository);
  const secrets = async () => (await started).secrets;
  const declared = readConfiguredSources(configured);
  const registry = new SourceRegistry({ declared, store, secrets, logger });
  const editor = new SourceEditor({ declared, store, registry, record });
  const credentials = new SourceCredentials(editor, secrets);
  const counters = new SourceCounterStore(node, logger);
  return {
    ...{ registry, credentials, counters },
    admin: new SourceAdmin(editor, credentials),
    tokens: new SourceTokens(editor),
    tokenStoreOf: createTokenStores({ started, canEncrypt, logger }),
    start: ({ savedObjects }) => {
      counters.start(savedObjects.createInternalRepository([COUNTERS_TYPE]));
      registry.start();
    },
    stop: async () => {
      registry.stop();
      await counters.stop();
    },
  };
};
