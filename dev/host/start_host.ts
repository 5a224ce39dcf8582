// A small Kibana: loads the built plugin, gives it its contracts, and takes it through its life.
// Follows the order of elastic/kibana core-root-server-internal/src/server.ts (setup, start, stop).
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { CoreSetup, CoreStart, Plugin, PluginInitializerContext } from '@kbn/core/server';
import type { Type } from '@kbn/config-schema';
import { LOOPBACK } from '../free_port';
import {
  clusterClient,
  createClient,
  integrationRegistry,
  requestContext,
  SavedObjects,
  securityOff,
} from './contracts';
import { installPlugin, instanceUuid, provideModules } from './home';
import { expandKeys, type HostConfig, pluginConfig, settingAt } from './host_config';
import { createServer } from './http/create_server';
import { createRouter } from './http/router';
import { createLogger, type LogLevel } from './logger';
import { readManifest } from './manifest';
import { addPages } from './pages';
import { createSavedObjectsIndex } from './saved_objects/create_index';
import { EncryptionService } from './saved_objects/encryption';
import { Status } from './status';
import { TaskManager } from './task_manager/task_manager';
import { TaskStore } from './task_manager/task_store';
import { Features } from './users';

export const KIBANA_VERSION = '8.19.0';

const PLUGIN_FOLDER = 'auth0Logs';
const PROVIDED = [
  'customIntegrations',
  'encryptedSavedObjects',
  'features',
  'security',
  'taskManager',
];

export interface HostOptions {
  /** Any free port for 0. */
  port: number;
  elasticsearchUrl: string;
  /** Laid out as Kibana's home; made where it is not there yet. */
  home: string;
  /** What would stand in kibana.yml, such as `{ 'auth0_logs.source.token': '…' }`. */
  config?: HostConfig;
  /** Installed first; without it the plugin that the home holds already. */
  zip?: string;
  /** Of the Kibana that the host plays. */
  kibanaVersion?: string;
  /** Pages cost a few seconds to bundle; tests of the API do without. */
  pages?: boolean;
  logLevel?: LogLevel;
}

export interface RunningHost {
  url: string;
  stop: () => Promise<void>;
}

type KibanaPlugin = Plugin<unknown, unknown>;

interface PluginModule {
  config: { schema: Type<unknown> };
  plugin: (context: PluginInitializerContext) => KibanaPlugin | Promise<KibanaPlugin>;
}

export async function startHost(options: HostOptions): Promise<RunningHost> {
  const { home, zip, port, elasticsearchUrl, kibanaVersion = KIBANA_VERSION } = options;
  if (zip !== undefined) await installPlugin(home, zip);
  await provideModules(home);
  const folder = join(home, 'plugins', PLUGIN_FOLDER);
  const manifest = await readManifest(folder, { kibanaVersion, plugins: PROVIDED });
  const config = expandKeys(options.config ?? {});
  const module = createRequire(join(folder, 'package.json'))('./server') as PluginModule;
  const settings = pluginConfig(config, manifest.configPath, module.config.schema);
  const publicBaseUrl = settingAt(config, 'server.publicBaseUrl') as string | undefined;

  const uuid = await instanceUuid(home);
  const logger = createLogger(options.logLevel ?? 'info');
  const server = createServer(port, hostname());
  const client = createClient(elasticsearchUrl);
  const cluster = clusterClient(client);
  const features = new Features();
  const status = new Status(kibanaVersion);
  const integrations = integrationRegistry();
  const encryption = new EncryptionService(
    settingAt(config, 'xpack.encryptedSavedObjects.encryptionKey') as string | undefined,
  );
  const savedObjects = new SavedObjects(client, encryption);
  const taskManager = new TaskManager({
    store: new TaskStore(client),
    ownerId: `kibana:${uuid}`,
    logger: logger.get('plugins', 'taskManager'),
  });

  const coreStart: CoreStart = {
    elasticsearch: { client: cluster },
    savedObjects: savedObjects.start,
  };
  const startPlugins = {
    taskManager: taskManager.startContract,
    encryptedSavedObjects: savedObjects.encryptedStart,
    security: securityOff,
  };
  const started = Promise.withResolvers<[CoreStart, object, unknown]>();
  const coreSetup: CoreSetup = {
    http: {
      createRouter: () =>
        createRouter({
          server,
          kibanaVersion,
          features,
          logger: logger.get('http'),
          contextFor: requestContext(cluster, savedObjects),
        }),
      basePath: {
        serverBasePath: '',
        ...(publicBaseUrl !== undefined && { publicBaseUrl }),
        prepend: (path) => path,
      },
      getServerInfo: () => ({ hostname: LOOPBACK, name: hostname(), port, protocol: 'http' }),
    },
    savedObjects: { registerType: (type) => void savedObjects.types.set(type.name, type) },
    status: status.contract,
    getStartServices: () => started.promise,
  };
  const setupPlugins = {
    customIntegrations: integrations.contract,
    encryptedSavedObjects: {
      canEncrypt: encryption.canEncrypt,
      registerType: (registration: Parameters<EncryptionService['register']>[0]) =>
        encryption.register(registration),
    },
    features: { registerKibanaFeature: (feature: Parameters<Features['register']>[0]) => features.register(feature) },
    taskManager: taskManager.setupContract,
  };
}
