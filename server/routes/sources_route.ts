// GET sources: what the page shows of each source, and the state of the installation.
import {
  SOURCES_PATH,
  type AuthenticationFailures,
  type SourcesAnswer,
} from '../../common/api/sources';
import { webhookPath } from '../../common/api/webhook';
import { API_PRIVILEGE, dataStreamName } from '../../common/plugin';
import type { InstallationState } from '../elasticsearch/installer';
import type { CounterTotals } from '../sources/source_counters';
import type { SourceRegistry } from '../sources/source_registry';
import { registerRoute, type RouteDeps } from './register_route';

export interface SourcesRouteDeps extends RouteDeps {
  sources: SourceRegistry;
  readCounters(source: string): Promise<CounterTotals>;
  installation(): Promise<InstallationState>;
  authenticationFailures(): AuthenticationFailures;
}

export const registerSourcesRoute = (deps: SourcesRouteDeps): void =>
  registerRoute(deps, {
    method: 'get',
    path: SOURCES_PATH,
    privilege: API_PRIVILEGE.read,
    handle: async (): Promise<SourcesAnswer> => ({
      ...(await deps.installation()),
      authentication_failures: deps.authenticationFailures(),
      sources: await Promise.all(
        deps.sources.all().map(async ({ id, name, namespace }) => ({
          id,
          name,
          data_stream: dataStreamName(namespace),
          webhook_path: webhookPath(id),
          ...(await deps.readCounters(id)),
        })),
      ),
    }),
  });
