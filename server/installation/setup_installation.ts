// Templates and pipeline in Elasticsearch, and the right to write events.
import type { ElasticsearchClient } from '@kbn/core/server';
import { dataStreamName } from '../../common/plugin';
import type { Feature, SetupContext } from '../types';
import { type InstallationState, Installer } from './installer';

export type { InstallationState };
import { registerWriteAccessType, WriteAccess } from './write_access';

export interface InstallationSetup {
  /** How long events are kept, such as "90d"; for ever unless given. */
  retention: string | undefined;
  /** Namespaces of the data streams in use. */
  namespaces: () => Promise<string[]>;
  /** Creates the indices of the plugin's own bookkeeping, unless they exist. */
  createIndices: (client: ElasticsearchClient) => Promise<void>;
}

export interface Installation extends Feature {
  installer: Installer;
  /** Of the client that writes events. */
  access: Promise<WriteAccess>;
  /** With what this node may not do. */
  report: () => Promise<InstallationState>;
  /** Installs again what is found missing. */
  repair: () => void;
}

export const setupInstallation = (
  { core, plugins, logger, node, client, canEncrypt }: SetupContext,
  { retention, namespaces, createIndices }: InstallationSetup,
): Installation => {
  registerWriteAccessType(core.savedObjects, plugins.encryptedSavedObjects);
  const installer = new Installer({
    ...{ logger: logger.get('installer'), owner: node, retention, createIndices },
    dataStreams: async () => (await namespaces()).map(dataStreamName),
  });
  const access = core
    .getStartServices()
    .then(
      ([coreStart, startDeps]) =>
        new WriteAccess({ core: coreStart, plugins: startDeps, canEncrypt, logger: logger.get() }),
    );
  return {
    ...{ installer, access },
    report: async () => {
      const { installation, shortcomings } = installer.current;
      const mayWrite = await (await access).mayWrite();
      return {
        installation,
        shortcomings: [
          ...shortcomings,
          ...(mayWrite ? [] : [{ code: 'no_write_access' } as const]),
        ],
      };
    },
    repair: () => void client().then((internal) => installer.repair(internal)),
    start: ({ elasticsearch }) => void installer.run(elasticsearch.client.asInternalUser),
    stop: () => installer.stop(),
  };
};
