// What is said of a replay or a discard. Pure.
import { formatCount } from '../../components/format';
import type { DeadLetterRun } from '../../hooks/use_dead_letter_run';
import { labelOfCode } from './letter_code';

const VERBS = {
  replay: { running: 'Replaying', done: 'replayed' },
  discard: { running: 'Discarding', done: 'discarded' },
} as const;

export const letters = (count: number): string =>
  `${formatCount(count)} ${count === 1 ? 'letter' : 'letters'}`;

export function runTitle({ state, total, progress: { kind, done } }: DeadLetterRun): string {
  const { running, done: past } = VERBS[kind];
  return state === 'running' ? `${running} ${letters(total)}` : `${letters(done)} ${past}`;
}

export function runResult({ state, progress }: DeadLetterRun): string[] {
  const { failed, failures, remaining } = progress;
  const reasons = [...failures].map(
    ([code, count]) => `${labelOfCode(code).toLowerCase()}: ${formatCount(count)}`,
  );
  return [
    ...(failed > 0 ? [`${letters(failed)} still failing (${reasons.join(', ')}), kept.`] : []),
    ...(state === 'stopped' || state === 'failed' ? [`${letters(remaining)} not tried.`] : []),
  ];
}
