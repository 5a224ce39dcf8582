import { expect, it } from 'vitest';
import type { PreviewAnswer } from '../../../common/api/preview';
import { badgesOf } from './preview_badges';

const answer: PreviewAnswer = {
  ...{ id: 'a', document: { event: { outcome: 'failure' } }, code: 'fp' },
  ...{ code_known: true, dropped: false },
};
const labels = (changes: Partial<PreviewAnswer>) =>
  badgesOf({ ...answer, ...changes }).map(({ label }) => label);

it('names code and outcome', () => {
  expect(labels({})).toEqual(['Code fp', 'Outcome: failure']);
});

it('names what is out of the ordinary', () => {
  expect(labels({ code: 'zz', code_known: false, document: {}, dropped: true })).toEqual([
    'Unknown code zz',
    'Skipped by this source',
  ]);
});
