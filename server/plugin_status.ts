// The installation's state as Kibana's status page shows it, with the main figures beside it.
import { isDeepStrictEqual } from 'node:util';
import { ServiceStatusLevels } from '@kbn/core-status-common';
import type { ServiceStatus } from '@kbn/core/server';
import {
  combineLatest,
  distinctUntilChanged,
  map,
  startWith,
  switchMap,
  timer,
  type Observable,
} from 'rxjs';
import type { InstallationState } from './elasticsearch/installer';

/** Kibana works through all plugins' states for each one that is told. */
const SAMPLE_EVERY_MS = 10_000;

type Figures = Record<string, unknown>;

export const pluginStatus = (
  state$: Observable<InstallationState>,
  readFigures: () => Promise<Figures>,
): Observable<ServiceStatus> => {
  const figures$ = timer(0, SAMPLE_EVERY_MS).pipe(
    switchMap(readFigures),
    startWith({}), // Kibana waits for a first status
    distinctUntilChanged<Figures>(isDeepStrictEqual),
  );
  return combineLatest([state$, figures$]).pipe(
    map(([state, meta]) => ({ ...statusOf(state), meta })),
  );
};

/** Never worse than degraded: Kibana and the plugin's page work without the templates. */
const statusOf = ({ installation: { state, message, mend } }: InstallationState): ServiceStatus =>
  state === 'ready'
    ? { level: ServiceStatusLevels.available, summary: 'Events can be received.' }
    : {
        level: ServiceStatusLevels.degraded,
        summary: message ?? 'The Elasticsearch templates are being installed.',
        ...(mend !== undefined && { detail: mend }),
      };
