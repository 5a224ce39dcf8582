import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../json';
import {
  comparable,
  FIXTURE_CONTEXT,
  fixtureNames,
  mapFixture,
  readExpected,
  readRecord,
} from '../../test/support/fixtures';
import { misfitsOf } from '../../test/support/misfits';
import { mapEvent } from './map_event';

const context = FIXTURE_CONTEXT;

describe('mapEvent', () => {
  it.each(fixtureNames)('maps %s as expected, every leaf fit for its field', (name) => {
    const mapped = mapFixture(name);
    expect(comparable(mapped)).toEqual(readExpected(name));
    expect(misfitsOf(mapped.document)).toEqual([]);
  });

  it.each([
    ['an earlier date', '2026-03-14T09:26:53.5Z', Date.UTC(2026, 2, 14, 9, 26, 53, 500)],
    ['a number', 1_000, 1_000_000],
    ['a date ahead of receipt', '2026-03-14T09:27:01.000Z', undefined],
    ['no date', undefined, undefined],
  ])('tells when the event occurred: %s', (_name, date, occurred) => {
    expect(mapEvent({ type: 's', date }, context).occurred).toBe(occurred);
  });

  it('has fixtures to check', () => {
    expect(fixtureNames.length).toBeGreaterThanOrEqual(25);
  });

  const FIELDS = Object.keys((readRecord('s') as { data: object }).data).concat(
    'client_ip',
    'isMobile',
    'auth0_client',
    'location_info',
  );
  const details = fc.dictionary(
    fc.constantFrom('error', 'request', 'response', 'stats', 'initiatedAt', 'elapsedTime'),
    fc.jsonValue(),
  );
  const data = fc.dictionary(fc.constantFrom(...FIELDS), fc.jsonValue());

  it('makes a fitting document of any JSON value, the same one each time', () => {
    const record = fc.oneof(
      fc.jsonValue(),
      data,
      fc
        .tuple(data, details, fc.constantFrom('s', 'sapi', 'new_code'))
        .map(([fields, more, type]) => ({ log_id: 'x', data: { ...fields, type, details: more } })),
    );
    fc.assert(
      fc.property(record, (value) => {
        const mapped = mapEvent(value, context);
        expect(misfitsOf(mapped.document)).toEqual([]);
        expect(mapped.id).toMatch(/^[\x21-\x7e]{1,512}$/);
        expect(mapEvent(value, context)).toEqual(mapped);
      }),
      { numRuns: 500 },
    );
  });

  it('bounds nesting, and tells deeply nested records without ids apart', () => {
    const nested = (levels: number, leaf: string) =>
      `{"type":"s","details":${'{"a":'.repeat(levels)}"${leaf}"${'}'.repeat(levels)}}`;
    const ids = [nested(500, 'x'), nested(500, 'y'), nested(20_000, 'x'), nested(20_000, 'y')].map(
      (text) => {
        const mapped = mapEvent(parseJson(text), context, text);
        expect(misfitsOf(mapped.document)).toEqual([]);
        return mapped.id;
      },
    );
    expect(new Set(ids).size).toBe(4);
  });

  it('takes 40 KB leaves and __proto__ for data', () => {
    const leaf = 'ä'.repeat(40_000);
    const text = `{"type":"s","user_name":"${leaf}","details":{"__proto__":{"admin":true},"":1,"..":2,"leaf":"${leaf}"}}`;
    const { document } = mapEvent(parseJson(text), context, text);
    expect(misfitsOf(document)).toEqual([]);
    expect(JSON.stringify(document)).toContain('"__proto__":{"admin":true}');
    expect(({} as { admin?: unknown }).admin).toBeUndefined();
  });

  it('keeps an unmappable record whole, and any record where asked to', () => {
    const kept = mapEvent('not an event', context, '"not an event"').document;
    expect(kept.event).toMatchObject({ kind: 'pipeline_error', original: '"not an event"' });
    expect(kept.tags).toContain('preserve_original_event');
    const asked = mapEvent({ type: 's' }, { ...context, preserveOriginal: true }, '{"type": "s"}');
    expect(asked.document.event).toMatchObject({ kind: 'event', original: '{"type": "s"}' });
    expect(asked.document.tags).toContain('preserve_original_event');
  });

  it('brings the text of a record for the pipeline to read, without the tag that keeps it', () => {
    const { document } = mapEvent({ type: 's' }, { ...context, pipelineReadsOriginal: true });
    expect(document.event).toMatchObject({ original: '{"type":"s"}' });
    expect(document.tags).not.toContain('preserve_original_event');
  });
});
