import { BehaviorSubject, Subject } from 'rxjs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { InstallationState } from '../installation/installer';
import { stateChanges } from './state_changes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

interface Listener {
  state: string;
  problem?: { code: string; details: object };
}

const FAILED = { code: 'installation_failed', details: { quote: 'no' } } as const;

const installation = (state: 'pending' | 'ready' | 'failed'): InstallationState => ({
  installation: { state, problem: state === 'failed' ? FAILED : undefined },
  shortcomings: [],
});

const watched = () => {
  const states = {
    installation$: new BehaviorSubject(installation('pending')),
    listener$: new BehaviorSubject<Listener>({ state: 'off' }),
    certificateReloads$: new Subject<void>(),
    reachable$: new BehaviorSubject(true),
  };
  const told: string[] = [];
  stateChanges(states).subscribe(({ action }) => told.push(action));
  return { ...states, told };
};

it('says nothing while nothing has changed', () => {
  const { told } = watched();
  vi.advanceTimersByTime(3_600_000);
  expect(told).toEqual([]);
});

it('tells an installation that fails again and again once', () => {
  const { installation$, told } = watched();
  installation$.next(installation('failed'));
  installation$.next(installation('failed'));
  installation$.next(installation('ready'));
  installation$.next(installation('ready'));
  expect(told).toEqual(['installation-failed', 'installation-ready']);
});

it('takes a connection that comes and goes for one that is gone', () => {
  const { reachable$, told } = watched();
  for (let call = 0; call < 100; call += 1) {
    reachable$.next(call % 2 === 0);
    vi.advanceTimersByTime(1_000);
  }
  expect(told).toEqual(['elasticsearch-unreachable']);
  reachable$.next(true);
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual(['elasticsearch-unreachable', 'elasticsearch-reachable']);
});

it('tells the life of the listener', () => {
  const { listener$, certificateReloads$, told } = watched();
  const problem = { code: 'listener_port_taken', details: {} };
  listener$.next({ state: 'failed', problem });
  listener$.next({ state: 'listening' });
  certificateReloads$.next();
  listener$.next({ state: 'listening', problem: { ...problem, code: 'listener_bad_certificate' } });
  expect(told).toEqual([
    ...['listener-failed', 'listener-started', 'listener-certificate-reloaded'],
    'listener-certificate-refused',
  ]);
});
