// GET health: how each source does, the state of the installation, and what the cluster lacks.
import {
  type AuthenticationFailures,
  READ_HEALTH,
  type SourceHealth,
} from '../../common/api/health';
import type { Source } from '../../common/api/sources';
import type { InstallationState } from '../installation/installer';
import { remedyOf } from '../../common/errors/failures';
import { perMinute } from '../sources/activity';
import type { SourceAdmin } from '../sources/source_admin';
import type { SourceCounterStore } from '../sources/source_counters';
import { stateOf, usualSilenceMs } from '../sources/source_state';
import { emptyTotals, type SourceTotals } from '../sources/source_totals';
import { registerRoute, type RouteDeps } from './register_route';

export interface HealthRouteDeps extends RouteDeps {
  admin: Pick<SourceAdmin, 'list'>;
  counters: Pick<SourceCounterStore, 'read'>;
  installation(): Promise<InstallationState>;
  authenticationFailures(): AuthenticationFailures;
}

export const registerHealthRoute = (deps: HealthRouteDeps): void =>
  registerRoute(deps, {
    endpoint: READ_HEALTH,
    schemas: {},
    handle: async () => {
      const [sources, totals] = await Promise.all([deps.admin.list(), deps.counters.read()]);
      return {
        ...(await deps.installation()),
        authentication_failures: deps.authenticationFailures(),
        sources: sources.map((source) => healthOf(source, totals.get(source.id) ?? emptyTotals())),
      };
    },
  });

const healthOf = (source: Source, totals: SourceTotals): SourceHealth => {
  const now = Date.now();
  const { counters, unknown_codes, last_accepted_at, lag, last_error } = totals;
  const usual_silence_ms = usualSilenceMs(totals, now);
  return {
    source,
    state: stateOf({ enabled: source.enabled, totals, now }),
    counters,
    per_minute: perMinute(totals.activity, now),
    unknown_codes,
    last_accepted_at,
    lag,
    usual_silence_ms,
    ...(last_error && { last_error: { ...last_error, remedy: remedyOf(last_error.code) } }),
  };
};
