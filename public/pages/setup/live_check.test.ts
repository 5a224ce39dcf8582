import { describe, expect, it } from 'vitest';
import type { HealthAnswer, SourceHealth } from '../../../common/api/health';
import type { Shortcoming } from '../../../common/errors/shortcomings';
import { emptyCounters } from '../../../common/api/source_counters';
import { arrivalOf, hintsOf, PATIENCE_SECONDS } from './live_check';

const answer: HealthAnswer = {
  sources: [],
  installation: { state: 'ready' },
  shortcomings: [],
};
const at = { sourceId: 'acme', url: { url: 'https://kb.example.com/x' }, seconds: 0 };
const names = (...asked: Parameters<typeof hintsOf>) => hintsOf(...asked).map(({ name }) => name);

describe('arrivalOf', () => {
  it.each([
    ['none', {}],
    ['event', { accepted: 1, dropped: 1 }],
    ['duplicate', { duplicate: 1 }],
    ['dropped', { dropped: 1 }],
    ['failed_event', { failed: 1 }],
  ])('is %s by the counters', (arrival, counters) => {
    expect(arrivalOf({ counters: { ...emptyCounters(), ...counters } })).toBe(arrival);
  });
});

const health = (id: string, count: number) =>
  ({ source: { id }, authentication_failures: { count, addresses: 1 } }) as unknown as SourceHealth;

describe('hintsOf', () => {
  it('says nothing while an event may be on its way', () => {
    expect(names(answer, at)).toEqual([]);
  });

  it('has questions once patience is over', () => {
    expect(names(answer, { ...at, seconds: PATIENCE_SECONDS })).toEqual([
      'no_event',
      'not_reached',
    ]);
  });

  it('reports invalid tokens immediately, and those for this source only', () => {
    const others = [health('other', 5), health('acme', 0)];
    expect(names({ ...answer, sources: others }, at)).toEqual([]);
    expect(names({ ...answer, sources: [health('acme', 2)] }, at)).toEqual(['wrong_tokens']);
  });

  it('reports what prevents events, and not what only costs features', () => {
    const details = { address: 'localhost', port: 8383, listener: 'failed' } as const;
    const shortcomings: Shortcoming[] = [
      { code: 'no_write_access' },
      { code: 'listener_port_taken', details },
      { code: 'no_geoip' },
    ];
    expect(names({ ...answer, shortcomings }, at)).toEqual([
      'no_write_access',
      'listener_port_taken',
    ]);
  });
});
