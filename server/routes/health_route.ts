// GET health: the health of each source, the state of the installation, and what the cluster lacks.
import {
  SOURCE_STATE_ORDER,
  type AuthenticationFailures,
  READ_HEALTH,
  type SourceHealth,
} from '../../common/api/health';
import type { Source } from '../../common/api/sources';
import type { InstallationState } from '../installation/installer';
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
  authenticationFailures(source: string): AuthenticationFailures;
}

export const registerHealthRoute = (deps: HealthRouteDeps): void =>
  registerRoute(deps, {
    endpoint: READ_HEALTH,
    schemas: {},
    handle: async () => {
      const [sources, totals, installation] = await Promise.all([
        deps.admin.list(),
        deps.counters.read(),
        deps.installation(),
      ]);
      const writable = !installation.shortcomings.some(({ code }) => code === 'no_write_access');
      const healthOfSource = (source: Source): SourceHealth => ({
        ...healthOf(source, { totals: totals.get(source.id) ?? emptyTotals(), writable }),
        authentication_failures: deps.authenticationFailures(source.id),
      });
      return { ...installation, sources: sources.map(healthOfSource).sort(byAttention) };
    },
  });

/** The sources come sorted by name, and stay so where their states are equal. */
const byAttention = (one: SourceHealth, other: SourceHealth): number =>
  SOURCE_STATE_ORDER.indexOf(one.state) - SOURCE_STATE_ORDER.indexOf(other.state);

const healthOf = (
  source: Source,
  { totals, writable }: { totals: SourceTotals; writable: boolean },
): Omit<SourceHealth, 'authentication_failures'> => {
  const now = Date.now();
  const { counters, unknown_codes, last_accepted_at, last_failed_at, ingest_delay, last_error } =
    totals;
  const usual_silence_ms = usualSilenceMs(totals, now);
  return {
    source,
    state: stateOf({ enabled: source.enabled, writable, totals, now }),
    counters,
    per_minute: perMinute(totals.activity, now),
    unknown_codes,
    last_accepted_at,
    last_failed_at,
    ingest_delay,
    usual_silence_ms,
    last_error,
  };
};
