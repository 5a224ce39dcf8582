import { expect, it, vi } from 'vitest';
import { countDelivery } from './count_delivery';

const counted = (code: string | undefined, source: string | undefined = 's') => {
  const counters = { succeeded: vi.fn(), failed: vi.fn() };
  countDelivery(counters, {
    ...{ statusCode: code === undefined ? 200 : 503, seconds: 1, details: { a: 1 } },
    code,
    ...(source !== '' && { source }),
  });
  return [counters.succeeded.mock.calls, counters.failed.mock.calls];
};

it('tells success and refusal of a delivery with the right token', () => {
  expect(counted(undefined)).toEqual([[['s']], []]);
  expect(counted('unavailable')).toEqual([[], [['s', { code: 'unavailable', details: { a: 1 } }]]]);
});

it.each(['wrong_token', 'too_many_failures', 'source_paused'])('leaves out %s', (code) => {
  expect(counted(code)).toEqual([[], []]);
});

it('leaves out what names no source', () => {
  expect(counted('unknown_source', '')).toEqual([[], []]);
});
