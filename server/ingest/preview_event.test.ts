import { expect, it } from 'vitest';
import { sourceWith } from '../../test/support/source';
import { createRedact } from '../redaction/redact';
import { previewEvent } from './preview_event';

const data = { log_id: '7', type: 's', date: '2026-01-02T03:04:05Z', user_name: 'somebody' };

it.each([
  ['a bare event', JSON.stringify(data)],
  ['one over many lines', JSON.stringify(data, null, 2)],
  ['an event of a log stream', JSON.stringify({ log_id: '7', data })],
  ['the first of JSON Lines', `${JSON.stringify(data)}\n{"log_id":"8","type":"f"}`],
  ['the first of an array', JSON.stringify([data, { log_id: '8', type: 'f' }])],
])('shows what becomes of %s', (_name, text) => {
  const { id, code, code_known, dropped, document } = previewEvent(text, sourceWith());
  expect({ id, code, code_known, dropped }).toEqual({
    ...{ id: '7', code: 's', code_known: true, dropped: false },
  });
  expect(document).toMatchObject({ '@timestamp': '2026-01-02T03:04:05.000Z' });
});

it('masks as the source does, and tells whether it leaves such events out', () => {
  const redacted = { mask: ['user_name'], hash: [] };
  const source = sourceWith({ dropCodes: new Set(['s']), redacted });
  const preview = previewEvent(JSON.stringify(data), source);
  expect(preview.dropped).toBe(true);
  expect(JSON.stringify(preview.document)).not.toContain('somebody');
});

it('hashes, but never as the source does', () => {
  const redacted = { mask: [], hash: ['user_name'] };
  const redact = createRedact({ ...redacted, key: 'k'.repeat(64) });
  const source = sourceWith({ redacted, redact });
  const text = JSON.stringify(previewEvent(JSON.stringify(data), source).document);
  const own = String(redact?.(data).user_name);
  expect(text).toMatch(/hmac:[0-9a-f]{32}/);
  expect(text).not.toContain('somebody');
  expect(text).not.toContain(own);
});

it.each([
  ['{\n  "type": "s"\n  "date": 1\n}', 'event_not_json', /from line 3, column 3 on/],
  ['{"type": "s", "date": oops}', 'event_not_json', /not JSON/],
  ['', 'not_one_event', /no event/],
  ['[]', 'not_one_event', /no event/],
  ['42', 'not_one_event', /not an object/],
])('says of %j what is wrong with it', (text, code, message) => {
  expect(() => previewEvent(text, sourceWith())).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(message) as string }) as Error,
  );
});
