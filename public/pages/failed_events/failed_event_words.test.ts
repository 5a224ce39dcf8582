import { expect, it } from 'vitest';
import type { FailedEventRun } from '../../hooks/use_failed_events';
import { labelOfCode, remedyOfCode, runResult, runTitle } from './failed_event_words';

const runWith = (state: FailedEventRun['state'], failed = 0, remaining = 0): FailedEventRun => ({
  ...{ state, total: 1_500 },
  progress: {
    ...{ kind: 'replay', done: 1, failed, remaining },
    failures: new Map(failed > 0 ? [['not_json', failed]] : []),
  },
});

it('says how many it goes through, and then how many it did', () => {
  expect(runTitle(runWith('running'))).toBe('Replaying 1,500 failed events');
  expect(runTitle(runWith('ended'))).toBe('1 failed event replayed');
});

it('has a title and a remedy for each reason, and leaves an unknown one as it is', () => {
  expect(labelOfCode('not_json')).toBe('Not JSON');
  expect(remedyOfCode('not_json')).toMatch(/^Set /);
  expect(labelOfCode('of_a_later_version')).toBe('of_a_later_version');
  expect(remedyOfCode('of_a_later_version')).toBeUndefined();
});

it('says what is left, and why', () => {
  expect(runResult(runWith('ended'))).toEqual([]);
  expect(runResult(runWith('stopped', 2, 7))).toEqual([
    '2 failed events still failing (Not JSON: 2).',
    '7 failed events not tried.',
  ]);
});
