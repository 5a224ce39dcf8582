import { describe, expect, it } from 'vitest';
import type { HealthAnswer, SourceHealth } from '../../../common/api/health';
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
  ])('tells %s by the counters', (arrival, counters) => {
    expect(arrivalOf({ counters: { ...emptyCounters(), ...counters } })).toBe(arrival);
  });
});

const health = (counters: object, source: object) =>
  ({ counters: { ...emptyCounters(), ...counters }, source }) as unknown as SourceHealth;

describe('eventsSince', () => {
  const source = { created_at: '2026-11-24T10:00:00.000Z' };

  it('leaves out what was there before the source', () => {
    expect(eventsSince(health({ accepted: 1 }, source))).toBe(source.created_at);
  });

  it('leaves out nothing where all was stored already, or kibana.yml declares the source', () => {
    expect(eventsSince(health({ duplicate: 1 }, source))).toBeUndefined();
    expect(eventsSince(health({ accepted: 1 }, {}))).toBeUndefined();
  });
});

describe('sharesDataStream', () => {
  it('looks at the data streams of the other sources', () => {
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

  it('tells of wrong tokens at once', () => {
    const authentication_failures = { count: 2, addresses: 1 };
    expect(names({ ...answer, authentication_failures }, at)).toEqual(['wrong_tokens']);
  });

  it('tells of what keeps events away, and not of what costs comfort', () => {
    const shortcomings = ['no_write_access', 'listener_port_taken', 'no_geoip'].map((code) => ({
      ...{ code, message: '', consequence: '', remedy: '' },
    }));
    expect(names({ ...answer, shortcomings }, at)).toEqual([
      'no_write_access',
      'listener_port_taken',
    ]);
  });
});
