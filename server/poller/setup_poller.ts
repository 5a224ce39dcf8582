// Collecting by Auth0's Management API: a task for each source that has this input.
import type { EventLogEntry } from '../../common/api/event_log';
import type { CollectingHealth } from '../../common/api/health';
import { Auth0LogsError } from '../errors';
import type { IngestDeps } from '../ingest/ingest_records';
import type { Auth0Clients } from '../log_streams/auth0_clients';
import type { Sources } from '../sources/setup_sources';
import type { Feature, SetupContext } from '../types';
import { CURSOR_TYPE, CursorStore, registerCursorType } from './cursor_store';
import { lagSecondsOf, pollHealth } from './poll_health';
import type { PollDeps, PolledTenant } from './poll_run';
import { pollSource } from './poll_source';
import { PollTasks } from './poll_tasks';

export interface PollerSetup extends Pick<PollDeps, 'onPage' | 'onHealed'> {
  sources: Pick<Sources, 'registry' | 'credentials'>;
  clients: Pick<Auth0Clients, 'kept'>;
  ingest: IngestDeps;
  record: (entry: EventLogEntry) => void;
}

export interface Poller extends Feature {
  /** How collecting does, for each source that it has begun for. */
  health(): Promise<(source: string) => CollectingHealth>;
  /** By source; empty while Elasticsearch cannot be asked. */
  lagSeconds(): Promise<ReadonlyMap<string, number>>;
}

export const setupPoller = (
  { core, plugins, logger, node }: SetupContext,
  { sources, clients, ...rest }: PollerSetup,
): Poller => {
  registerCursorType(core.savedObjects);
  const repository = core
    .getStartServices()
    .then(([{ savedObjects }]) => savedObjects.createInternalRepository([CURSOR_TYPE]));
  const cursors = new CursorStore(() => repository);
  const tenantOf = async (source: string): Promise<PolledTenant> => {
    const credentials = await sources.credentials.read(source);
    if (!credentials) throw new Auth0LogsError('auth0_credentials_needed');
    const { domain, logs } = await clients.kept(credentials);
    return { domain, logs, clientId: credentials.client_id };
  };
  const tasks = new PollTasks({
    ...{ registry: sources.registry, cursors, logger: logger.get('poller') },
    poll: (source, signal) =>
      pollSource({ ...rest, cursors, tenantOf }, { source, signal, owner: node }),
  });
  tasks.register(plugins.taskManager);
  return {
    health: async () => {
      const all = await cursors.list();
      return (source) => pollHealth(all.get(source), Date.now());
    },
    lagSeconds: async () => {
      const all = await cursors.list().catch(() => new Map<string, never>());
      return lagSecondsOf(all, Date.now());
    },
    start: (_core, { taskManager }) => tasks.start(taskManager),
    stop: () => tasks.stop(),
  };
};
