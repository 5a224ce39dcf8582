import { describe, expect, it } from 'vitest';
import { askAgain, hintedWait, waitBeforeNext } from './rate_limit';

const DATE = 'Tue, 15 Sep 2026 12:00:00 GMT';
const SECONDS = Date.parse(DATE) / 1_000;
const answer = (status: number, headers: Record<string, string> = {}) => ({
  status,
  headers: { date: DATE, ...headers },
  body: Buffer.alloc(0),
});

describe('when Auth0 may be asked again', () => {
  it.each([
    [{ 'x-ratelimit-reset': String(SECONDS + 3) }, 3_000],
    [{ 'x-ratelimit-reset': String(SECONDS - 3) }, 0],
    [{ 'retry-after': '2', 'x-ratelimit-reset': String(SECONDS + 9) }, 2_000],
    [{ 'retry-after': 'Tue, 15 Sep 2026 12:00:05 GMT' }, 5_000],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'x-ratelimit-reset': '' }, undefined],
    [{}, undefined],
  ])('%j by its own clock', (headers, wait) => {
    expect(hintedWait(answer(429, headers))).toBe(wait);
  });

  it('waits after a success only where that was the last request of the time', () => {
    const reset = { 'x-ratelimit-reset': String(SECONDS + 3) };
    expect(waitBeforeNext(answer(200, { ...reset, 'x-ratelimit-remaining': '0' }))).toBe(3_000);
    expect(waitBeforeNext(answer(200, { ...reset, 'x-ratelimit-remaining': '1' }))).toBe(0);
  });
});

it.each<{ status: number; idempotent: boolean; headers: Record<string, string>; asked: number }>([
  { status: 429, idempotent: false, headers: {}, asked: 2 },
  { status: 503, idempotent: true, headers: {}, asked: 2 },
  { status: 503, idempotent: false, headers: {}, asked: 1 },
  { status: 403, idempotent: true, headers: {}, asked: 1 },
  { status: 429, idempotent: true, headers: { 'retry-after': '3600' }, asked: 1 },
])(
  'asks $asked times after $status (idempotent: $idempotent, $headers)',
  async ({ status, idempotent, headers, asked }) => {
    let times = 0;
    const ask = () => Promise.resolve(++times === 1 ? answer(status, headers) : answer(200));
    await askAgain(ask, { idempotent });
    expect(times).toBe(asked);
  },
);

it('gives up after four tries', async () => {
  let times = 0;
  const ask = () => Promise.resolve((times++, answer(500)));
  await expect(askAgain(ask, { idempotent: true })).resolves.toMatchObject({ status: 500 });
  expect(times).toBe(4);
});
