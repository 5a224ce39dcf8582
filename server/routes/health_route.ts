// GET health: how each source does, the state of the installation, and what the cluster lacks.
import {
  ACTIVITY_MINUTES,
  HEALTH_PATH,
  type AuthenticationFailures,
  type HealthAnswer,
  type SourceHealth,
} from '../../common/api/health';
import type { Source } from '../../common/api/sources';
import { API_PRIVILEGE } from '../../common/plugin';
import type { InstallationState } from '../elasticsearch/installer';
import type { CounterTotals } from '../sources/source_counters';
import { registerRoute, type RouteDeps } from './register_route';

export interface HealthRouteDeps extends RouteDeps {
  sources(): Promise<Source[]>;
  readCounters(source: string): Promise<CounterTotals>;
  installation(): Promise<InstallationState>;
  authenticationFailures(): AuthenticationFailures;
}

export const registerHealthRoute = (deps: HealthRouteDeps): void =>
  registerRoute(deps, {
    method: 'get',
    path: HEALTH_PATH,
    privileges: [API_PRIVILEGE.read],
    handle: async (): Promise<HealthAnswer> => ({
      ...(await deps.installation()),
      authentication_failures: deps.authenticationFailures(),
      sources: await Promise.all(
        (await deps.sources()).map(async (source) =>
          healthOf(source, await deps.readCounters(source.id)),
        ),
      ),
    }),
  });

const healthOf = (source: Source, totals: CounterTotals): SourceHealth => ({
  source,
  state: !source.enabled ? 'paused' : totals.last_accepted_at ? 'receiving' : 'never_received',
  ...totals,
  per_minute: new Array<number>(ACTIVITY_MINUTES).fill(0),
  unknown_codes: [],
});
