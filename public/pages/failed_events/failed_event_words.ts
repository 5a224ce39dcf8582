// The words for failed events, and for a replay or a discard of them. Pure.
import { FAILED_EVENT_REASONS, type FailedEventCode } from '../../../common/api/failed_events';
import { formatCount, formatPlural } from '../../components/format';
import type { FailedEventRun } from '../../hooks/use_failed_events';

/** Why a replay can fail beside the reason of the failed event. */
const OF_REPLAY: Record<string, string> = {
  no_such_source: 'Source deleted',
  secrets_unreadable: 'Hash key unreadable',
};

const isReason = (code: string): code is FailedEventCode =>
  Object.hasOwn(FAILED_EVENT_REASONS, code);

export const labelOfCode = (code: string): string =>
  isReason(code) ? FAILED_EVENT_REASONS[code].title : (OF_REPLAY[code] ?? code);

/** Undefined for a reason that another version of the plugin wrote. */
export const remedyOfCode = (code: string): string | undefined =>
  isReason(code) ? FAILED_EVENT_REASONS[code].remedy : undefined;

const VERBS = {
  replay: { running: 'Replaying', done: 'replayed' },
  discard: { running: 'Discarding', done: 'discarded' },
} as const;

export const failedEvents = (count: number): string => formatPlural(count, 'failed event');

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
    ...(failed > 0 ? [`${failedEvents(failed)} still failing (${reasons.join(', ')}).`] : []),
    ...(state === 'stopped' || state === 'failed' ? [`${failedEvents(remaining)} not tried.`] : []),
  ];
}
