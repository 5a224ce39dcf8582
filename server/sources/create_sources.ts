// The sources of this node: what is in force, and what may be done to them.
import type { CoreSetup, Logger } from '@kbn/core/server';
import type { EventLogEntry } from '../../common/api/event_log';
import type { ConfiguredSources } from './configured_source_schema';
import type { SetupDeps, StartDeps } from '../types';
import { configuredSources } from './configured_sources';
import { SourceAdmin } from './source_admin';
import { SourceRegistry } from './source_registry';
import { registerSecretsType, SecretsStore } from './source_secrets';
import { registerSourceType, SOURCE_TYPE, SourceStore } from './stored_source';

export interface SourcesOptions {
  core: CoreSetup<StartDeps>;
  plugins: SetupDeps;
  configured: ConfiguredSources;
  logger: Logger;
  record: (entry: EventLogEntry) => void;
}

export interface Sources {
  registry: SourceRegistry;
  admin: SourceAdmin;
}

/** Registers their saved objects; `registry` has to be started. */
export const createSources = (options: SourcesOptions): Sources => {
  const { core, plugins, configured, logger, record } = options;
  const { encryptedSavedObjects } = plugins;
  registerSourceType(core.savedObjects);
  registerSecretsType(core.savedObjects, encryptedSavedObjects);
  const canEncrypt = encryptedSavedObjects?.canEncrypt ?? false;
  const started = core.getStartServices().then(([coreStart, startDeps]) => ({
    repository: coreStart.savedObjects.createInternalRepository([SOURCE_TYPE]),
    secrets: new SecretsStore({ core: coreStart, plugins: startDeps, canEncrypt, logger }),
  }));
  const store = new SourceStore(async () => (await started).repository);
  const secrets = async () => (await started).secrets;
  const registry = new SourceRegistry({
    configured: configuredSources(configured),
    ...{ store, secrets, logger },
  });
  return { registry, admin: new SourceAdmin({ configured, store, secrets, registry, record }) };
};
