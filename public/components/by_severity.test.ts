import { describe, expect, it } from 'vitest';
import type { SourceHealth, SourceState } from '../../common/api/health';
import { bySeverity } from './by_severity';

const source = (name: string, state: SourceState) =>
  ({ source: { name }, state }) as unknown as SourceHealth;

describe('bySeverity', () => {
  it('has those first that need attention, then sorts by name', () => {
    const sources = [
      source('d', 'paused'),
      source('c', 'receiving'),
      source('b', 'receiving'),
      source('e', 'failing'),
      source('a', 'silent'),
    ];
    expect(
      bySeverity(sources)
        .map(({ source: { name } }) => name)
        .join(''),
    ).toBe('eabcd');
  });
});
