// Wires the parts together; does nothing itself.
import type {
  CoreSetup,
  CoreStart,
  ElasticsearchClient,
  Plugin,
  PluginInitializerContext,
} from '@kbn/core/server';
import { dataStreamName } from '../common/plugin';
import type { Config } from './config';
import { BulkWriter } from './elasticsearch/bulk_writer';
import { writeDeadLetters } from './elasticsearch/dead_letters';
import { Installer } from './elasticsearch/installer';
import {
  NO_WRITE_ACCESS,
  registerWriteAccessType,
  WriteAccess,
} from './elasticsearch/write_access';
import { pluginStatus } from './plugin_status';
import { registerCard, registerFeature } from './register_with_kibana';
import { registerRecentEventsRoute } from './routes/recent_events_route';
import { registerSourcesRoute } from './routes/sources_route';
import { registerWriteAccessRoute } from './routes/write_access_route';
import { COUNTERS_TYPE, registerCountersType, SourceCounterStore } from './sources/source_counters';
import { createSourceRegistry } from './sources/source_registry';
import type { SetupDeps, StartDeps } from './types';
import { registerUpkeepTask, scheduleUpkeepTask } from './upkeep/upkeep_task';
import { BodyBudget } from './webhook/body_budget';
import { registerWebhookRoute } from './webhook/register_webhook_route';

export class Auth0LogsPlugin implements Plugin<void, void, SetupDeps, StartDeps> {
  private readonly config: Config;
  private readonly installer: Installer;
  private readonly counters: SourceCounterStore;

  constructor(private readonly context: PluginInitializerContext<Config>) {
    const { config, logger, env } = context;
    this.config = config.get();
    const owner = env.instanceUuid;
    const retention = this.config.retention.events;
    const dataStream = dataStreamName(this.config.source.namespace);
    const installerLogger = logger.get('installer');
    this.installer = new Installer({ logger: installerLogger, owner, retention, dataStream });
    this.counters = new SourceCounterStore(owner, logger.get('counters'));
  }

  setup(core: CoreSetup<StartDeps>, plugins: SetupDeps): void {
    const { config, counters, installer } = this;
    const logger = this.context.logger.get();
    const router = core.http.createRouter();
    const sources = createSourceRegistry(config);
    const client = async (): Promise<ElasticsearchClient> =>
      (await core.getStartServices())[0].elasticsearch.client.asInternalUser;
    const canEncrypt = plugins.encryptedSavedObjects?.canEncrypt ?? false;
    const writeAccess = core
      .getStartServices()
      .then(
        ([coreStart, startDeps]) =>
          new WriteAccess({ core: coreStart, plugins: startDeps, canEncrypt, logger }),
      );
    const writer = new BulkWriter({
      client: async () => (await writeAccess).client(),
      forget: () => void writeAccess.then((access) => access.forget()),
    });

    registerCountersType(core.savedObjects);
    registerWriteAccessType(core.savedObjects, plugins.encryptedSavedObjects);
    registerFeature(plugins.features);
    if (plugins.customIntegrations) registerCard(plugins.customIntegrations);
    const keepDeadLettersMs = config.retention.deadLetters.asMilliseconds();
    registerUpkeepTask(plugins.taskManager, {
      client,
      keepDeadLettersMs,
      verifyInstallation: async () => installer.verify(await client()),
    });
    core.status.set(pluginStatus(installer.state$));

    registerWebhookRoute(router, {
      sources,
      logger,
      budget: new BodyBudget(config.webhook.maxPending.getValueInBytes()),
      maxBytes: config.webhook.maxBodySize.getValueInBytes(),
      ingest: {
        admit: () => {
          installer.admit();
          writer.admit();
        },
        count: (source, counts) => counters.add(source, counts),
        write: (events) => writer.write(events),
        writeDeadLetters: async (letters) => writeDeadLetters(await client(), letters),
      },
    });
    registerSourcesRoute({
      router,
      logger,
      sources,
      readCounters: (source) => counters.read(source),
      installation: () => ({
        ...installer.current,
        shortcomings: [
          ...installer.current.shortcomings,
          ...(writer.lacksAccess ? [NO_WRITE_ACCESS] : []),
        ],
      }),
    });
    registerRecentEventsRoute({ router, logger });
    registerWriteAccessRoute({
      router,
      logger,
      grant: async (request) => (await writeAccess).grant(request),
    });
  }

  start(core: CoreStart, plugins: StartDeps): void {
    this.counters.start(core.savedObjects.createInternalRepository([COUNTERS_TYPE]));
    void this.installer.run(core.elasticsearch.client.asInternalUser);
    scheduleUpkeepTask(plugins.taskManager).catch((error: unknown) => {
      this.context.logger.get().warn(`upkeep is not scheduled: ${String(error)}`);
    });
  }

  async stop(): Promise<void> {
    this.installer.stop();
    await this.counters.stop();
  }
}
