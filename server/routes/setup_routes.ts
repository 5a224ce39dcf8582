// The HTTP API behind a login: hands each route what it is to answer from.
import type { EventLogEntry } from '../../common/api/event_log';
import type { Ingest } from '../ingest/setup_ingest';
import type { Installation, InstallationState } from '../installation/setup_installation';
import type { LogStreamAdmin } from '../log_streams/log_stream_admin';
import type { Sources } from '../sources/setup_sources';
import type { Telemetry } from '../telemetry/setup_telemetry';
import type { SetupContext } from '../types';
import type { Webhook } from '../webhook/setup_webhook';
import { registerRoutes } from './register_routes';

export interface RoutesSetup {
  sources: Sources;
  logStreams: LogStreamAdmin;
  ingest: Ingest;
  webhook: Webhook;
  installation: Installation;
  /** What the installation and the node lack. */
  report: () => Promise<InstallationState>;
  telemetry: Telemetry;
  record: (entry: EventLogEntry) => void;
}

export const setupRoutes = ({ core, logger, client }: SetupContext, setup: RoutesSetup): void => {
  const { sources, logStreams, ingest, webhook, installation, report, telemetry, record } = setup;
  const { admin, tokens, counters, registry } = sources;
  const { metrics, failedEventChanges } = telemetry;
  registerRoutes({
    ...{ router: core.http.createRouter(), logger: logger.get(), client, record },
    ...{ sources: registry, admin, tokens, counters, logStreams, metrics },
    ingest: ingest.ingest,
    access: installation.access,
    installation: report,
    authenticationFailures: (source) => webhook.authFailures.of(source),
    onReplayed: (source, count) => failedEventChanges.add('replayed', source, count),
    onDiscarded: (source, count) => failedEventChanges.add('discarded', source, count),
  });
};
