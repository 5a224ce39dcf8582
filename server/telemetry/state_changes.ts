// What changes within the plugin, as entries of the event log: each change once, however often its
// state is told.
import {
  distinctUntilChanged,
  distinctUntilKeyChanged,
  map,
  merge,
  mergeMap,
  type Observable,
  skipWhile,
} from 'rxjs';
import type { EventLogAction, EventLogEntry } from '../../common/api/event_log';
import type { InstallationState } from '../installation/installer';
import { settled } from './settled';

/** A connection that comes and goes is one that is gone. */
const QUIET_MS = 5_000;

/** What of the listener's state matters here. */
interface ListenerReport {
  state: string;
  problem?: { code: string; details: object };
}

export interface WatchedStates {
  installation$: Observable<InstallationState>;
  listener$: Observable<ListenerReport>;
  certificateReloads$: Observable<void>;
  reachable$: Observable<boolean>;
}

export const stateChanges = (states: WatchedStates): Observable<EventLogEntry> =>
  merge(
    states.installation$.pipe(mergeMap(installationEntries), distinctUntilKeyChanged('action')),
    states.listener$.pipe(
      mergeMap(listenerEntries),
      distinctUntilChanged((a, b) => a.action === b.action && a.reason === b.reason),
    ),
    states.certificateReloads$.pipe(map(() => success('listener-certificate-reloaded'))),
    states.reachable$.pipe(settled(QUIET_MS), skipWhile(Boolean), map(reachableEntry)),
  );

const success = (action: EventLogAction): EventLogEntry => ({ action, outcome: 'success' });

const failure = (
  action: EventLogAction,
  { code: reason, details }: { code: string; details?: object },
): EventLogEntry => ({ action, outcome: 'failure', reason, details });

const installationEntries = ({ installation }: InstallationState): EventLogEntry[] => {
  const { state, problem } = installation;
  if (problem) return [failure('installation-failed', problem)];
  return state === 'ready' ? [success('installation-ready')] : [];
};

const listenerEntries = ({ state, problem }: ListenerReport): EventLogEntry[] => {
  if (problem) {
    const action = state === 'listening' ? 'listener-certificate-refused' : 'listener-failed';
    return [failure(action, problem)];
  }
  return state === 'listening' ? [success('listener-started')] : [];
};

const reachableEntry = (reachable: boolean): EventLogEntry =>
  reachable
    ? success('elasticsearch-reachable')
    : failure('elasticsearch-unreachable', { code: 'unavailable' });
