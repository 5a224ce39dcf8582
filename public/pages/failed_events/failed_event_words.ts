// The words for failed events, and for a replay or a discard of them. Pure.
import { formatCount, formatPlural } from '../../components/format';
import type { FailedEventRun } from '../../hooks/use_failed_events';

const LABELS: Record<string, string> = {
  refused: 'Refused by Elasticsearch',
  not_json: 'Not JSON',
  not_utf8: 'Not UTF-8',
  not_an_object: 'Not an object',
  no_such_source: 'Source deleted',
  secrets_unreadable: 'Hash key unreadable',
};

export const labelOfCode = (code: string): string => LABELS[code] ?? code;

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
