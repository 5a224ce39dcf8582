import { describe, expect, it } from 'vitest';
import { detailsOf, isPassing, toFailure } from './failure';

const fetchError = (status: number, body?: object) =>
  Object.assign(new Error('Status text'), { response: { status }, body });

describe('toFailure', () => {
  const words = { message: 'Its sentence.', remedy: 'Its remedy.' };

  it('makes the sentences from code and details, for the reader of a page', () => {
    const details = { task: 'search_events' };
    expect(toFailure(fetchError(503, { code: 'unavailable', details, ...words }))).toEqual({
      ...{ name: 'unavailable', details, forbidden: false },
      message: 'Elasticsearch cannot search the events right now.',
      remedy: 'Check that Elasticsearch is up and reachable from Kibana.',
    });
  });

  it("keeps the server's own words for a code that it does not know", () => {
    expect(toFailure(fetchError(403, { code: 'of_a_later_version', ...words }))).toEqual({
      ...{ name: 'of_a_later_version', forbidden: true },
      ...words,
    });
  });

  it('hands out details by their code', () => {
    const details = { limit_bytes: 9 };
    const failure = toFailure(fetchError(413, { code: 'too_large', details, ...words }));
    expect(detailsOf(failure, 'too_large')?.limit_bytes).toBe(9);
    expect(detailsOf(failure, 'auth0_timeout')).toBeUndefined();
  });

  it("knows Kibana's own refusal, which names no remedy", () => {
    expect(toFailure(fetchError(403, { message: 'Forbidden' }))).toMatchObject({
      name: 'no_privilege',
      message: 'Your role does not allow this.',
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
