// The installation's state as Kibana's status page shows it.
import type { ServiceStatus, ServiceStatusLevel } from '@kbn/core/server';
import { map, type Observable } from 'rxjs';
import type { InstallationState } from './elasticsearch/installer';

/** Of the shape of core's ServiceStatusLevels, which a plugin outside of Kibana cannot import. */
const level = (name: string, severity: number): ServiceStatusLevel => ({
  toString: () => name,
  valueOf: () => severity,
  toJSON: () => name,
});
const AVAILABLE = level('available', 0);
const DEGRADED = level('degraded', 1);

/** Never worse than degraded: Kibana and the plugin's page work without the templates. */
export const pluginStatus = (state$: Observable<InstallationState>): Observable<ServiceStatus> =>
  state$.pipe(
    map(({ installation: { state, message, mend } }) =>
      state === 'ready'
        ? { level: AVAILABLE, summary: 'Events can be received.' }
        : {
            level: DEGRADED,
            summary: message ?? 'The Elasticsearch templates are being installed.',
            ...(mend !== undefined && { detail: mend }),
          },
    ),
  );
