// Wires the features together; does nothing itself.
import type { CoreSetup, CoreStart, Plugin, PluginInitializerContext } from '@kbn/core/server';
import type { Config } from './config';
import { ensureFailedEventIndex } from './failed_events/failed_event_store';
import { setupIngest } from './ingest/setup_ingest';
import { setupInstallation } from './installation/setup_installation';
import { registerCard, registerFeature } from './kibana/register_with_kibana';
import { setupListener } from './listener/setup_listener';
import { setupAuth0Clients } from './log_streams/setup_auth0_clients';
import { setupLogStreams } from './log_streams/setup_log_streams';
import { nodeShortcomings } from './node_shortcomings';
import { pluginStatus } from './plugin_status';
import { setupPoller } from './poller/setup_poller';
import { readingsOf } from './readings';
import { setupRoutes } from './routes/setup_routes';
import { setupSources } from './sources/setup_sources';
import { setupTelemetry } from './telemetry/setup_telemetry';
import type { Feature, SetupContext, SetupDeps, StartDeps } from './types';
import { setupUpkeep } from './upkeep/setup_upkeep';
import { setupWebhook } from './webhook/setup_webhook';

export class Auth0LogsPlugin implements Plugin<void, void, SetupDeps, StartDeps> {
  private features: readonly Feature[] = [];

  constructor(private readonly initializer: PluginInitializerContext<Config>) {}

  setup(core: CoreSetup<StartDeps>, plugins: SetupDeps): void {
    const { logger, env } = this.initializer;
    const config = this.initializer.config.get();
    const context: SetupContext = {
      ...{ core, plugins, logger },
      ...{ node: env.instanceUuid, kibanaVersion: env.packageInfo.version },
      canEncrypt: plugins.encryptedSavedObjects?.canEncrypt ?? false,
      client: async () => (await core.getStartServices())[0].elasticsearch.client.asInternalUser,
    };
    registerFeature(plugins.features);
    if (plugins.customIntegrations) registerCard(plugins.customIntegrations);

    const telemetry = setupTelemetry(context);
    const { record, metrics } = telemetry;
    const sources = setupSources(context, { configured: config.sources, record });
    const installation = setupInstallation(context, {
      retention: config.retention.events,
      namespaces: () => sources.registry.namespaces(),
      createIndices: ensureFailedEventIndex,
    });
    const ingest = setupIngest(context, {
      ...{ installation, sources },
      onCount: (source, counts) => telemetry.count(source, counts),
      onBulkCall: (call) => metrics.bulkCall(call),
    });
    const webhook = setupWebhook(context, {
      ...{ config: config.webhook, sources, ingest: ingest.ingest },
      onDelivery: (outcome) => telemetry.delivery(outcome),
    });
    const listener = setupListener(context, { config: config.listener, handle: webhook.handle });
    webhook.register(listener.clientAddress);
    const clients = setupAuth0Clients(context, {
      ...{ config: config.auth0, storeOf: sources.tokenStoreOf },
    });
    const logStreams = setupLogStreams(context, { clients, sources, record });
    const poller = setupPoller(context, {
      ...{ clients, sources, ingest: ingest.ingest, record },
      onPage: (source, outcome) => metrics.page(source, outcome),
      onHealed: (source, count) => telemetry.healed(source, count),
    });
    const upkeep = setupUpkeep(context, {
      installer: installation.installer,
      keepFailedEventsMs: config.retention.failedEvents.asMilliseconds(),
      keepEventLogMs: config.retention.eventLog.asMilliseconds(),
    });
    const report = nodeShortcomings(context, { installation, listener, auth0: config.auth0 });
    setupRoutes(context, {
      ...{ sources, logStreams, ingest, webhook, poller, installation, report, telemetry, record },
    });
    const states = {
      installation$: installation.installer.state$,
      listener$: listener.state$,
    };
    telemetry.watch({
      ...states,
      certificateReloads$: listener.certificateReloads$,
      reachable$: ingest.writer.reachable$,
    });
    metrics.readFrom(readingsOf({ ingest, poller, webhook, installation, listener, telemetry }));
    core.status.set(pluginStatus({ ...states, metrics, sources, installation }));
    this.features = [telemetry, sources, installation, ingest, webhook, poller, upkeep, listener];
  }

  start(core: CoreStart, plugins: StartDeps): void {
    for (const feature of this.features) feature.start?.(core, plugins);
  }

  /** In the reverse order of the set-up: what accepts events stops before what stores them. */
  async stop(): Promise<void> {
    for (const feature of [...this.features].reverse()) await feature.stop?.();
  }
}
