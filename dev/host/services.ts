// Everything that one host consists of, and the contracts that the plugin gets to see of it.
import { hostname } from 'node:os';
import type { Server } from '@hapi/hapi';
import type { ServiceStatusLevels } from '@kbn/core-status-common';
import type { CoreSetup, CoreStart, Logger } from '@kbn/core/server';
import { LOOPBACK } from '../free_port';
import { integrationRegistry, requestContext, SavedObjects } from './contracts';
import { securityOff, securityOn } from './elasticsearch/api_keys';
import { type ClusterClient, clusterClient } from './elasticsearch/cluster_client';
import { Features } from './features';
import { type HostConfig, settingAt } from './host_config';
import { createServer } from './http/create_server';
import { createRouter } from './http/router';
import { EncryptionService } from './saved_objects/encryption';
import { Status } from './status';
import { TaskManager } from './task_manager/task_manager';
import { TaskStore } from './task_manager/task_store';
import { type Grants, Users } from './users';

/** The plugins whose contracts this host gives. */
export const PROVIDED_PLUGINS = [
  'customIntegrations',
  'encryptedSavedObjects',
  'features',
  'security',
  'taskManager',
];

export interface ServicesOptions {
  uuid: string;
  port: number;
  elasticsearchUrl: string;
  kibanaVersion: string;
  config: HostConfig;
  statusLevels: typeof ServiceStatusLevels;
  logger: Logger;
}

export interface Services {
  cluster: ClusterClient;
  /** Whether Elasticsearch asks who calls. */
  secured: boolean;
  server: Server;
  users: Users;
  features: Features;
  status: Status;
  savedObjects: SavedObjects;
  taskManager: TaskManager;
  encryption: EncryptionService;
  integrations: ReturnType<typeof integrationRegistry>;
  publicBaseUrl: string | undefined;
}

export function createServices(options: ServicesOptions): Services {
  const { uuid, port, elasticsearchUrl, kibanaVersion, config, statusLevels, logger } = options;
  const text = (path: string) => settingAt(config, path) as string | undefined;
  const user = kibanaUser(text('elasticsearch.username'), text('elasticsearch.password'));
  const cluster = clusterClient(elasticsearchUrl, user);
  const client = cluster.asInternalUser;
  const secured = user !== undefined;
  const users = new Users({
    secured,
    grants: settingAt(config, 'devHost.grants') as Grants | undefined,
  });
  const encryption = new EncryptionService(text('xpack.encryptedSavedObjects.encryptionKey'));
  return {
    cluster,
    secured,
    server: createServer(port, hostname()),
    users,
    features: new Features(users),
    status: new Status({
      kibanaVersion,
      levels: statusLevels,
      logger: logger.get('status', 'plugins'),
    }),
    savedObjects: new SavedObjects(client, encryption),
    taskManager: new TaskManager({
      store: new TaskStore(client),
      ownerId: `kibana:${uuid}`,
      logger: logger.get('plugins', 'taskManager'),
      pollMs: settingAt(config, 'xpack.task_manager.poll_interval') as number | undefined,
    }),
    encryption,
    integrations: integrationRegistry(),
    publicBaseUrl: text('server.publicBaseUrl'),
  };
}

/** As in kibana.yml: with a name, security is on. */
const kibanaUser = (username: string | undefined, password = '') =>
  username === undefined ? undefined : { username, password };

/** `started` gives what the plugin's `start` gets, once it gets it. */
export function setupContracts(
  services: Services,
  options: ServicesOptions,
  started: Promise<[CoreStart, object, unknown]>,
) {
  const { server, users, features, savedObjects, encryption, publicBaseUrl } = services;
  const { kibanaVersion, port, logger } = options;
  const contextFor = requestContext(services.cluster, savedObjects);
  const core: CoreSetup = {
    http: {
      createRouter: () =>
        createRouter({
          ...{ server, kibanaVersion, users, features, contextFor },
          logger: logger.get('http'),
        }),
      basePath: {
        serverBasePath: '',
        publicBaseUrl,
        prepend: (path) => path,
      },
      getServerInfo: () => ({ hostname: LOOPBACK, name: hostname(), port, protocol: 'http' }),
    },
    savedObjects: { registerType: (type) => void savedObjects.types.set(type.name, type) },
    status: services.status.contract,
    getStartServices: () => started,
  };
  const plugins = {
    customIntegrations: services.integrations.contract,
    encryptedSavedObjects: encryption.contract,
    features: features.contract,
    taskManager: services.taskManager.setupContract,
  };
  return { core, plugins };
}

export function startContracts({ cluster, secured, savedObjects, taskManager }: Services) {
  const core: CoreStart = {
    elasticsearch: { client: cluster },
    savedObjects: savedObjects.start,
  };
  const plugins = {
    encryptedSavedObjects: savedObjects.encryptedStart,
    security: secured ? securityOn(cluster) : securityOff,
    taskManager: taskManager.startContract,
  };
  return { core, plugins };
}
