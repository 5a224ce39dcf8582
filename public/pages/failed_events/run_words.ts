// What is said of a replay or a discard. Pure.
import { formatCount } from '../../components/format';
import type { FailedEventRun } from '../../hooks/use_failed_events';
import { labelOfCode } from './failed_event_code';

const VERBS = {
  replay: { running: 'Replaying', done: 'replayed' },
  discard: { running: 'Discarding', done: 'discarded' },
} as const;

export const failedEvents = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? 'failed event' : 'failed events'}`;

export function runTitle({ state, total, progress: { kind, done } }: FailedEventRun): string {
  const { running, done: past } = VERBS[kind];
  return state === 'running'
    ? `${running} ${failedEvents(total)}`
    : `${failedEvents(done)} ${past}`;
}

export function runResult({ state, progress }: FailedEventRun): string[] {
  const { failed, failures, remaining } = progress;
  const reasons = [...failures].map(
    ([code, count]) => `${labelOfCode(code)}: ${formatCount(count)}`,
  );
  return [
    ...(failed > 0 ? [`${failedEvents(failed)} still failing (${reasons.join(', ')}), kept.`] : []),
    ...(state === 'stopped' || state === 'failed' ? [`${failedEvents(remaining)} not tried.`] : []),
  ];
}
