// How the plugin does as Kibana's status page shows it, with the main figures beside it.
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
import { failureMessage, pageRemedyOf } from '../common/errors/failures';
import { describeShortcoming } from '../common/errors/shortcomings';
import type { InstallationState } from './installation/installer';
import type { ListenerState } from './listener/listener_problem';
import type { WriteAccess } from './installation/write_access';
import {
  reportSources,
  type SourceCounterReader,
  type SourceReport,
} from './sources/source_reports';
import type { SourceRegistry } from './sources/source_registry';

/** Of figures and sources, which are read from Elasticsearch. Kibana works through all plugins' states for each one that is told. */
const SAMPLE_EVERY_MS = 10_000;

interface Sample {
  figures: { deliveries?: Record<string, number> } & Record<string, unknown>;
  sources: SourceReport[];
}

interface Reported {
  installation$: Observable<InstallationState>;
  listener$: Observable<ListenerState>;
  metrics: { figures(): Promise<Sample['figures']> };
  sources: { registry: Pick<SourceRegistry, 'all'>; counters: SourceCounterReader };
  installation: { access: Promise<Pick<WriteAccess, 'mayWrite'>> };
}

export const pluginStatus = ({
  installation$,
  listener$,
  metrics,
  sources,
  installation,
}: Reported): Observable<ServiceStatus> => {
  const sample$ = timer(0, SAMPLE_EVERY_MS).pipe(
    switchMap(async () => ({
      figures: await metrics.figures(),
      sources: await reportSources(sources.registry.all(), {
        counters: sources.counters,
        writable: await (await installation.access).mayWrite(),
      }),
    })),
    startWith({ figures: {}, sources: [] }), // Kibana waits for a first status
    distinctUntilChanged<Sample>(isDeepStrictEqual),
  );
  return combineLatest([installation$, listener$, sample$]).pipe(
    map(([{ installation }, { problem }, { figures, sources }]) => ({
      ...withTally(statusOf(installation, problem, sources), figures, sources),
      meta: {
        ...figures,
        sources: Object.fromEntries(sources.map(({ id, state }) => [id, state])),
      },
    })),
  );
};

/** Never worse than degraded: Kibana and the plugin's page work without templates and listener. */
const statusOf = (
  { state, problem }: InstallationState['installation'],
  listenerProblem: ListenerState['problem'],
  sources: SourceReport[],
): ServiceStatus => {
  const lacking = problem ?? listenerProblem;
  if (lacking) {
    const { title, remedy } = describeShortcoming(lacking);
    return degraded(title, remedy);
  }
  if (state !== 'ready') return degraded('The Elasticsearch templates are being installed.');
  const failing = sources.find((source) => source.problem);
  if (failing?.problem) {
    const { name, problem: reason } = failing;
    const summary = `Deliveries to "${name}" are refused: ${failureMessage(reason)}`;
    return degraded(summary, pageRemedyOf(reason.code));
  }
  return { level: ServiceStatusLevels.available, summary: 'Events can be received.' };
};

/** Kibana passes `meta` on only where level or summary change: so the summary counts what moves. */
const withTally = (
  status: ServiceStatus,
  { deliveries }: Sample['figures'],
  sources: SourceReport[],
): ServiceStatus => {
  const answers = tally(Object.entries(deliveries ?? {}));
  const states = tally([...count(sources.map(({ state }) => state))]);
  const counted = [
    ...(answers ? [`Webhook answers: ${answers}.`] : []),
    ...(states ? [`Sources: ${states}.`] : []),
  ];
  return { ...status, summary: [status.summary, ...counted].join(' ') };
};

const count = (names: string[]): Map<string, number> =>
  names.reduce(
    (counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1),
    new Map<string, number>(),
  );

const tally = (counts: (readonly [string, number])[]): string =>
  counts.map(([name, count]) => `${name.replaceAll('_', ' ')} (${count})`).join(', ');

const degraded = (summary: string, detail?: string): ServiceStatus => ({
  level: ServiceStatusLevels.degraded,
  summary,
  detail,
});
