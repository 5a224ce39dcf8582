import { expect, it } from 'vitest';
import { choicesOf } from './failed_event_groups';

const groups = [
  { source: 'a', code: 'refused', count: 5 },
  { source: 'b', code: 'refused', count: 2 },
  { source: 'a', code: 'not_json', count: 1 },
];

it('counts the failed events of each value', () => {
  expect(choicesOf(groups, 'source', {})).toEqual([
    { value: 'a', count: 6 },
    { value: 'b', count: 2 },
  ]);
});

it('counts under the filter of the other field, and keeps every choice', () => {
  expect(choicesOf(groups, 'source', { source: 'b', code: 'not_json' })).toEqual([
    { value: 'a', count: 1 },
    { value: 'b', count: 0 },
  ]);
  expect(choicesOf(groups, 'code', { source: 'a' })).toEqual([
    { value: 'refused', count: 5 },
    { value: 'not_json', count: 1 },
  ]);
});

it('keeps the choice that was made, though its last failed event is gone', () => {
  expect(choicesOf([], 'code', { code: 'refused' })).toEqual([{ value: 'refused', count: 0 }]);
});
