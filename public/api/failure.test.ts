import { describe, expect, it } from 'vitest';
import { isPassing, toFailure } from './failure';

const fetchError = (status: number, body?: object) =>
  Object.assign(new Error('Status text'), { response: { status }, body });

describe('toFailure', () => {
  it("keeps the server's own name and remedy", () => {
    const body = { code: 'unavailable', message: 'Elasticsearch is down.', remedy: 'Start it.' };
    expect(toFailure(fetchError(503, body))).toEqual({
      name: 'unavailable',
      message: 'Elasticsearch is down.',
      remedy: 'Start it.',
      forbidden: false,
    });
  });

  it("knows Kibana's own refusal, which names no remedy", () => {
    expect(toFailure(fetchError(403, { message: 'Forbidden' }))).toMatchObject({
      name: 'no_privilege',
      message: 'Your role does not allow it.',
      forbidden: true,
    });
  });

  it('names an answer without a body by its status', () => {
    expect(toFailure(fetchError(502))).toMatchObject({ name: 'http_502', message: 'Status text' });
  });

  it.each([new TypeError('Failed to fetch'), 'boom', undefined])(
    'takes %s as silence',
    (thrown) => {
      expect(toFailure(thrown).name).toBe('unreachable');
    },
  );
});

it.each([
  [fetchError(503), true],
  [fetchError(429), true],
  [new TypeError('Failed to fetch'), true],
  [fetchError(403), false],
  [fetchError(404), false],
])('has %s tried again: %s', (thrown, again) => {
  expect(isPassing(thrown)).toBe(again);
});
