import { expect, it } from 'vitest';
import type { DeadLetterRun } from '../../hooks/use_dead_letter_run';
import { runResult, runTitle } from './run_words';

const runWith = (state: DeadLetterRun['state'], failed = 0, remaining = 0): DeadLetterRun => ({
  ...{ state, total: 1_500 },
  progress: {
    ...{ kind: 'replay', done: 1, failed, remaining },
    failures: new Map(failed > 0 ? [['not_json', failed]] : []),
  },
});

it('says how many it goes through, and then how many it did', () => {
  expect(runTitle(runWith('running'))).toBe('Replaying 1,500 letters');
  expect(runTitle(runWith('ended'))).toBe('1 letter replayed');
});

it('says what is left, and why', () => {
  expect(runResult(runWith('ended'))).toEqual([]);
  expect(runResult(runWith('stopped', 2, 7))).toEqual([
    '2 letters still failing (not json: 2), kept.',
    '7 letters not tried.',
  ]);
});
