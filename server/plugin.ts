// Wires the parts together; does nothing itself.
import type {
  CoreSetup,
  CoreStart,
  ElasticsearchClient,
  Plugin,
  PluginInitializerContext,
} from '@kbn/core/server';
import { merge, Subject, takeUntil } from 'rxjs';
import type { EventLogEntry } from '../common/api/event_log';
import { dataStreamName } from '../common/plugin';
import type { Config } from './config';
import { BulkWriter } from './event_store/bulk_writer';
import { ensureFailedEventIndex, writeFailedEvents } from './failed_events/failed_event_store';
import { Installer } from './installation/installer';
import { NO_WRITE_ACCESS, registerWriteAccessType, WriteAccess } from './installation/write_access';
import { FailedEventChanges } from './telemetry/failed_event_changes';
import { DeliveryChanges } from './telemetry/delivery_changes';
import { EventLog } from './telemetry/event_log';
import { stateChanges } from './telemetry/state_changes';
import type { IngestDeps } from './ingest/ingest_records';
import { Listener } from './listener/listener';
import { listenerShortcomings } from './listener/listener_problem';
import { verificationShortcomings } from './auth0/verification';
import { createAuth0Clients } from './log_streams/auth0_clients';
import { createLogStreamAdmin } from './log_streams/log_stream_admin';
import { Metrics } from './telemetry/metrics';
import { pluginStatus } from './plugin_status';
import { registerCard, registerFeature } from './kibana/register_with_kibana';
import { registerRoutes } from './routes/register_routes';
import { createSources } from './sources/create_sources';
import { SearchLag } from './ingest/ingest_delay';
import { COUNTERS_TYPE, registerCountersType, SourceCounterStore } from './sources/source_counters';
import type { SourceRegistry } from './sources/source_registry';
import { reportSources } from './sources/source_reports';
import { NO_ENCRYPTION_KEY } from './sources/source_secrets';
import type { SetupDeps, StartDeps } from './types';
import { registerUpkeepTask, scheduleUpkeepTask } from './upkeep/upkeep_task';
import { AuthFailures } from './webhook/auth_failures';
import { BodyBudget } from './webhook/body_budget';
import { countDelivery } from './webhook/count_delivery';
import { createDeliveryHandler } from './webhook/handle_delivery';
import { observeDeliveries } from './webhook/observe_deliveries';
import { registerWebhookRoute } from './webhook/register_webhook_route';

export class Auth0LogsPlugin implements Plugin<void, void, SetupDeps, StartDeps> {
  private readonly config: Config;
  private readonly installer: Installer;
  private readonly counters: SourceCounterStore;
  private readonly authFailures: AuthFailures;
  private searchLag: SearchLag | undefined;
  private readonly deliveryChanges = new DeliveryChanges();
  private readonly failedEventChanges = new FailedEventChanges();
  private listener: Listener | undefined;
  private eventLog: EventLog | undefined;
  private sources: SourceRegistry | undefined;
  private readonly stopped = new Subject<void>();

  constructor(private readonly context: PluginInitializerContext<Config>) {
    const { config, logger, env } = context;
    this.config = config.get();
    const owner = env.instanceUuid;
    const retention = this.config.retention.events;
    const installerLogger = logger.get('installer');
    this.installer = new Installer({
      ...{ logger: installerLogger, owner, retention },
      createIndices: ensureFailedEventIndex,
      dataStreams: async () => {
        await this.sources?.reload();
        return this.sources?.all().map(({ namespace }) => dataStreamName(namespace)) ?? [];
      },
    });
    this.counters = new SourceCounterStore(owner, logger.get('counters'));
    this.authFailures = new AuthFailures(logger.get('webhook'));
  }

  setup(core: CoreSetup<StartDeps>, plugins: SetupDeps): void {
    const { config, counters, installer, authFailures, deliveryChanges, failedEventChanges } = this;
    const logger = this.context.logger.get();
    const router = core.http.createRouter();
    const client = async (): Promise<ElasticsearchClient> =>
      (await core.getStartServices())[0].elasticsearch.client.asInternalUser;
    const canEncrypt = plugins.encryptedSavedObjects?.canEncrypt ?? false;
    const writeAccess = core
      .getStartServices()
      .then(
        ([coreStart, startDeps]) =>
          new WriteAccess({ core: coreStart, plugins: startDeps, canEncrypt, logger }),
      );
    const budget = new BodyBudget(config.webhook.maxPending.getValueInBytes());
    const metrics: Metrics = new Metrics({
      state: () => {
        const { events, bytes, calls, reachable } = writer.current;
        return {
          events_waiting: events,
          bytes_waiting: bytes,
          bulk_calls_in_flight: calls,
          body_budget_held_bytes: budget.current.held,
          elasticsearch_reachable: reachable,
          installation_ready: installer.current.installation.state === 'ready',
          listener_listening: listener.current.state === 'listening',
        };
      },
      totals: () => ({
        received_bytes: budget.current.received,
        event_log_dropped: eventLog.dropped,
        stored_twice: writer.current.storedTwice,
      }),
    });
    const writer = new BulkWriter(
      {
        client: async () => (await writeAccess).client(),
        forget: () => void writeAccess.then((access) => access.forget()),
        reinstall: () => void client().then((internal) => installer.repair(internal)),
      },
      metrics.bulkCall,
    );
    const eventLog = (this.eventLog = new EventLog({
      client,
      logger: this.context.logger.get('eventLog'),
      node: { uuid: this.context.env.instanceUuid, name: core.http.getServerInfo().name },
    }));

    const record = (entry: EventLogEntry) => eventLog.record(entry);
    const { registry: sources, admin } = createSources({
      ...{ core, plugins, configured: config.sources },
      logger: this.context.logger.get('sources'),
      record,
    });
    this.sources = sources;

    const searchLag = (this.searchLag = new SearchLag({
      client: async () => (await writeAccess).client(),
      measured: (source, ms) => counters.lagged(source, ms),
    }));

    registerCountersType(core.savedObjects);
    registerWriteAccessType(core.savedObjects, plugins.encryptedSavedObjects);
    registerFeature(plugins.features);
    if (plugins.customIntegrations) registerCard(plugins.customIntegrations);
    registerUpkeepTask(plugins.taskManager, {
      client,
      keepFailedEventsMs: config.retention.failedEvents.asMilliseconds(),
      keepEventLogMs: config.retention.eventLog.asMilliseconds(),
      verifyInstallation: async () => installer.verify(await client()),
    });

    const ingest: IngestDeps = {
      admit: () => {
        installer.admit();
        writer.admit();
      },
      count: (source, counts) => {
        counters.add(source, counts);
        metrics.count(source, counts);
        if (counts.failed) failedEventChanges.add('kept', source, counts.failed);
      },
      written: (source, { events, results, unknownCodes }) => {
        counters.addUnknownCodes(source, unknownCodes);
        searchLag.watch(source, events, results);
      },
      write: (events, deadline) => writer.write(events, deadline),
      writeFailedEvents: async (failedEvents) => writeFailedEvents(await client(), failedEvents),
    };
    const answer = createDeliveryHandler({
      sources,
      authFailures,
      logger,
      budget,
      maxBytes: config.webhook.maxBodySize.getValueInBytes(),
      ingest,
    });
    const handle = observeDeliveries(answer, sources, (outcome) => {
      metrics.delivery(outcome);
      deliveryChanges.observe(outcome);
      countDelivery(counters, outcome);
    });
    const listener = (this.listener = new Listener({
      config: config.listener,
      logger: this.context.logger.get('listener'),
      handle,
    }));
    core.status.set(
      pluginStatus({
        installation$: installer.state$,
        listener$: listener.state$,
        readFigures: () => metrics.figures(),
        readSources: () => reportSources(sources.all(), counters),
      }),
    );
    merge(
      deliveryChanges.changes$,
      failedEventChanges.changes$,
      stateChanges({
        installation$: installer.state$,
        listener$: listener.state$,
        certificateReloads$: listener.certificateReloads$,
        reachable$: writer.reachable$,
      }),
    )
      .pipe(takeUntil(this.stopped))
      .subscribe(record);
    const { clientAddress } = listener;
    const kibanaVersion = this.context.env.packageInfo.version;
    registerWebhookRoute({ router, handle, clientAddress, kibanaVersion });
    const clients = createAuth0Clients(config.auth0);
    const unverified = verificationShortcomings(config.auth0);
    for (const { message, consequence } of unverified) logger.warn(`${message} ${consequence}`);
    registerRoutes({
      ...{ router, logger, client, ingest, sources, admin, counters, metrics, record },
      logStreams: createLogStreamAdmin({ admin, clients, logger, record }),
      access: writeAccess,
      installation: async () => ({
        ...installer.current,
        shortcomings: [
          ...installer.current.shortcomings,
          ...((await (await writeAccess).mayWrite()) ? [] : [NO_WRITE_ACCESS]),
          ...(canEncrypt ? [] : [NO_ENCRYPTION_KEY]),
          ...unverified,
          ...listenerShortcomings(listener.current),
        ],
      }),
      authenticationFailures: () => authFailures.summary,
      onReplayed: (source, count) => failedEventChanges.add('replayed', source, count),
      onDiscarded: (source, count) => failedEventChanges.add('discarded', source, count),
    });
  }

  start(core: CoreStart, plugins: StartDeps): void {
    this.counters.start(core.savedObjects.createInternalRepository([COUNTERS_TYPE]));
    this.sources?.start();
    void this.installer.run(core.elasticsearch.client.asInternalUser);
    this.listener?.start();
    scheduleUpkeepTask(plugins.taskManager).catch((error: unknown) => {
      this.context.logger.get().warn(`upkeep is not scheduled: ${String(error)}`);
    });
  }

  async stop(): Promise<void> {
    await this.listener?.stop();
    this.authFailures.stop();
    this.installer.stop();
    this.sources?.stop();
    this.searchLag?.stop();
    this.deliveryChanges.stop();
    this.failedEventChanges.stop();
    this.stopped.next();
    await Promise.all([this.counters.stop(), this.eventLog?.stop()]);
  }
}
