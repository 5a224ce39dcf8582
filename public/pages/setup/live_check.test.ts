import { describe, expect, it } from 'vitest';
import type { HealthAnswer, SourceHealth } from '../../../common/api/health';
import type { Shortcoming } from '../../../common/errors/shortcomings';
import { emptyCounters } from '../../../common/api/source_counters';
import { arrivalOf, eventsSince, hintsOf, PATIENCE_SECONDS, sharesDataStream } from './live_check';

const answer: HealthAnswer = {
  sources: [],
  installation: { state: 'ready' },
  shortcomings: [],
  authentication_failures: { count: 0, addresses: 0 },
};
const at = { sourceId: 'acme', url: { url: 'https://kb.example.com/x' }, seconds: 0 };
const names = (...asked: Parameters<typeof hintsOf>) => hintsOf(...asked).map(({ name }) => name);

describe('arrivalOf', () => {
  it.each([
    ['none', {}],
    ['event', { accepted: 1, dropped: 1 }],
    ['event', { duplicate: 1 }],
    ['dropped', { dropped: 1 }],
    ['failed_event', { failed: 1 }],
  ])('is %s by the counters', (arrival, counters) => {
    expect(arrivalOf({ counters: { ...emptyCounters(), ...counters } })).toBe(arrival);
  });
});

const health = (counters: object, source: object) =>
  ({ counters: { ...emptyCounters(), ...counters }, source }) as unknown as SourceHealth;

describe('eventsSince', () => {
  const source = { created_at: '2026-11-24T10:00:00.000Z' };

  it('leaves out what was received before the source existed', () => {
    expect(eventsSince(health({ accepted: 1 }, source))).toBe(source.created_at);
  });

  it('leaves out nothing where all was stored already, or the source is defined in kibana.yml', () => {
    expect(eventsSince(health({ duplicate: 1 }, source))).toBeUndefined();
    expect(eventsSince(health({ accepted: 1 }, {}))).toBeUndefined();
  });
});

describe('sharesDataStream', () => {
  it('compares the data streams of the other sources', () => {
    const own = health({}, { id: 'own', data_stream: 'a' });
    const among = (...data_streams: string[]) =>
      sharesDataStream(
        {
          ...answer,
          sources: [own, ...data_streams.map((data_stream) => health({}, { data_stream }))],
        },
        own,
      );
    expect(among()).toBe(false);
    expect(among('b')).toBe(false);
    expect(among('b', 'a')).toBe(true);
  });
});

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

  it('reports invalid tokens immediately', () => {
    const authentication_failures = { count: 2, addresses: 1 };
    expect(names({ ...answer, authentication_failures }, at)).toEqual(['wrong_tokens']);
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
