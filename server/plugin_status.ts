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
import type { ListenerState } from './listener/listener_problem';

/** Kibana works through all plugins' states for each one that is told. */
const SAMPLE_EVERY_MS = 10_000;

type Figures = Record<string, unknown>;

interface Reported {
  installation$: Observable<InstallationState>;
  listener$: Observable<ListenerState>;
  readFigures: () => Promise<Figures>;
}

export const pluginStatus = ({
  installation$,
  listener$,
  readFigures,
}: Reported): Observable<ServiceStatus> => {
  const figures$ = timer(0, SAMPLE_EVERY_MS).pipe(
    switchMap(readFigures),
    startWith({}), // Kibana waits for a first status
    distinctUntilChanged<Figures>(isDeepStrictEqual),
  );
  return combineLatest([installation$, listener$, figures$]).pipe(
    map(([{ installation }, { problem }, meta]) => ({ ...statusOf(installation, problem), meta })),
  );
};

/** Never worse than degraded: Kibana and the plugin's page work without templates and listener. */
const statusOf = (
  { state, message, mend }: InstallationState['installation'],
  problem: ListenerState['problem'],
): ServiceStatus => {
  if (state !== 'ready')
    return degraded(message ?? 'The Elasticsearch templates are being installed.', mend);
  if (problem) return degraded(problem.message, problem.mend);
  return { level: ServiceStatusLevels.available, summary: 'Events can be received.' };
};

const degraded = (summary: string, detail: string | undefined): ServiceStatus => ({
  level: ServiceStatusLevels.degraded,
  summary,
  ...(detail !== undefined && { detail }),
});
