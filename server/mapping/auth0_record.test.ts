import { describe, expect, it } from 'vitest';
import { parseBody } from '../ingest/parse_body';
import { FIXTURE_CONTEXT } from '../../test/support/fixtures';
import { mapEvent } from './map_event';

const DATE = '2026-03-14T09:26:53.589Z';
const event = { log_id: 'id-1', type: 'fp', date: DATE, user_id: 'auth0|kim' };
const cloudEvent = (data: unknown) => ({ specversion: '1.0', id: '7', type: 'Auth0.Log', data });
const gridEvent = (data: unknown) => ({ id: '7', eventType: 'Auth0.Log', eventTime: DATE, data });
const bridgeEvent = (detail: unknown) => ({ version: '0', 'detail-type': 'Auth0 log', detail });
const ENVELOPES: Record<string, (content: unknown) => object> = {
  cloudEvent,
  gridEvent,
  bridgeEvent,
};
const record = { log_id: 'id-1', data: event };

const map = (value: unknown) => mapEvent(value, FIXTURE_CONTEXT);

describe.each(Object.entries(ENVELOPES))('readRecord of a %s', (_name, envelope) => {
  it.each([event, record])('opens it around %j', (inner) => {
    const mapped = map(envelope(inner));
    expect(mapped).toMatchObject({ id: 'id-1', code: 'fp', codeKnown: true });
    expect(mapped.document).toMatchObject({ '@timestamp': DATE, user: { id: 'auth0|kim' } });
  });

  it('opens those of a list', () => {
    const body = JSON.stringify([event, record].map(envelope));
    const codes = [...parseBody(Buffer.from(body))].map((part) =>
      part.kind === 'record' ? map(part.record).code : part.code,
    );
    expect(codes).toEqual(['fp', 'fp']);
  });

  it.each([undefined, 'text', [event], {}, { type: 'x' }, { description: 'x', ip: '192.0.2.1' }])(
    'keeps it as a failed event around %j',
    (inner) => {
      const { document, problem, code } = map(envelope(inner));
      expect(problem?.code).toMatch(/^(not_an_object|not_an_event)$/);
      expect(code).toBeUndefined();
      expect(document.event).toMatchObject({ kind: 'pipeline_error' });
      expect(document.tags).toContain('preserve_original_event');
    },
  );

  it('keeps what came beside the event', () => {
    const { document } = map({ ...envelope(record), subject: 'logs/1' });
    expect(document.auth0).toMatchObject({
      logs: { data: { other: { $envelope: { subject: 'logs/1' } } } },
    });
  });
});
