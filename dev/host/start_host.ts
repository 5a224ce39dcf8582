// A small Kibana: loads the built plugin, gives it its contracts, and takes it through its life.
// Follows the order of elastic/kibana src/core/packages/root/server-internal/src/server.ts.
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import type { Type } from '@kbn/config-schema';
import type * as CoreStatusCommon from '@kbn/core-status-common';
import type { CoreStart, Plugin, PluginInitializerContext } from '@kbn/core/server';
import { DEFAULT_KIBANA_VERSION } from '../../scripts/build/kibana_facts';
import { claimPort, LOOPBACK } from '../free_port';
import { installPlugin, instanceUuid, provideModules } from './home';
import { expandKeys, type HostConfig, pluginConfig } from './host_config';
import { createLogger, type LogLevel } from './logger';
import { readManifest } from './manifest';
import { addPages } from './pages';
import { createSavedObjectsIndex } from './saved_objects/create_index';
import {
  createServices,
  PROVIDED_PLUGINS,
  type Services,
  type ServicesOptions,
  setupContracts,
  startContracts,
} from './services';

const PLUGIN_FOLDER = 'auth0Logs';
/** server.shutdownTimeout: what is still under way then is cut off. */
export const SHUTDOWN_TIMEOUT_MS = 30_000;

export interface HostOptions {
  /** Any free port for 0. */
  port: number;
  elasticsearchUrl: string;
  /** Laid out as Kibana's home; made where it is not there yet. */
  home: string;
  /** What would stand in kibana.yml, such as `{ 'auth0_logs.sources.default.webhook.token': '…' }`. */
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
  const { zip, elasticsearchUrl, kibanaVersion = DEFAULT_KIBANA_VERSION } = options;
  const home = resolve(options.home);
  const port = await claimPort(
    options.port,
    'end what listens there or choose another with --port',
  );
  if (zip !== undefined) await installPlugin(home, zip);
  await provideModules(home);
  const folder = join(home, 'plugins', PLUGIN_FOLDER);
  const manifest = await readManifest(folder, { kibanaVersion, plugins: PROVIDED_PLUGINS });
  const config = expandKeys(options.config ?? {});
  const requireAsPlugin = createRequire(join(folder, 'package.json'));
  const module = requireAsPlugin('./server') as PluginModule;
  const { ServiceStatusLevels: statusLevels } = requireAsPlugin(
    '@kbn/core-status-common',
  ) as typeof CoreStatusCommon;
  const settings = pluginConfig(config, manifest.configPath, module.config.schema);
  const logger = createLogger(options.logLevel ?? 'info');
  const uuid = await instanceUuid(home);

  const servicesOptions = {
    uuid,
    port,
    elasticsearchUrl,
    kibanaVersion,
    config,
    statusLevels,
    logger,
  };
  const services = createServices(servicesOptions);
  const plugin = await module.plugin({
    config: { get: () => settings },
    logger: { get: (...names) => logger.get('plugins', manifest.id, ...names) },
    env: {
      instanceUuid: uuid,
      packageInfo: { version: kibanaVersion, branch: 'main', buildNum: 1, dist: true },
    },
  });
  const stop = once(() => stopAll(plugin, services));
  try {
    await runPlugin(plugin, services, servicesOptions);
    if (options.pages ?? true) await addPages({ ...services, home, manifest });
    addStatusRoute(services, uuid);
    await services.server.start();
  } catch (error) {
    await stop();
    throw error;
  }
  const url = `http://${LOOPBACK}:${port}`;
  logger.get('http', 'server', 'Kibana').info(`http server running at ${url}`);
  return { url, stop };
}

async function runPlugin(plugin: KibanaPlugin, services: Services, options: ServicesOptions) {
  let announce: (started: [CoreStart, object, unknown]) => void = () => undefined;
  const started = new Promise<[CoreStart, object, unknown]>((resolve) => (announce = resolve));
  const setup = setupContracts(services, options, started);
  const setupResult = await plugin.setup(setup.core, setup.plugins);
  await createSavedObjectsIndex(
    services.cluster.asInternalUser,
    services.savedObjects.types.values(),
  );
  await services.taskManager.start();
  const start = startContracts(services);
  await plugin.start(start.core, start.plugins);
  announce([start.core, start.plugins, setupResult]);
}

function addStatusRoute({ server, status, cluster }: Services, uuid: string) {
  server.route({
    method: 'get',
    path: '/api/status',
    handler: async (_request, h) => {
      const instance = { name: hostname(), uuid };
      const { statusCode, body } = await status.report(cluster.asInternalUser, instance);
      return h.response(body).code(statusCode);
    },
  });
}

/** The server first, so that requests under way still find the plugin and Elasticsearch. */
async function stopAll(plugin: KibanaPlugin, { server, status, taskManager, cluster }: Services) {
  await server.stop({ timeout: SHUTDOWN_TIMEOUT_MS });
  await plugin.stop?.();
  await taskManager.stop();
  status.stop();
  await cluster.close();
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
