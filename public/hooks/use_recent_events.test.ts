import { describe, expect, it } from 'vitest';
import { arrivalsSince } from './use_recent_events';

describe('arrivalsSince', () => {
  it('sees no arrivals in the first list', () => {
    expect([...arrivalsSince(undefined, ['a', 'b'])]).toEqual([]);
  });

  it('finds what the list before did not contain', () => {
    expect([...arrivalsSince(new Set(['a', 'b']), ['c', 'a'])]).toEqual(['c']);
  });

  it('counts everything as new after an empty list', () => {
    expect([...arrivalsSince(new Set(), ['a'])]).toEqual(['a']);
  });
});
