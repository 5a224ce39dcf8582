import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Auth0LogsError } from '../errors';
import { type AccessToken, createAccessTokens, tokenFrom, type TokenStore } from './access_token';

const HOUR_S = 3_600;
const HOUR_MS = 3_600_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

let issued = 0;
const issue = (expires_in = 24 * HOUR_S) =>
  tokenFrom({ access_token: `token-${++issued}`, token_type: 'Bearer', expires_in, scope: 'a b' });

const storeOf = (stored: { token?: AccessToken }): TokenStore => ({
  read: () => Promise.resolve(stored.token),
  write: (token) => {
    stored.token = token;
    return Promise.resolve();
  },
});

const requesting = () => vi.fn(() => Promise.resolve(issue()));

it.each([
  [24 * HOUR_S, 300],
  [60, 6],
])('gives up a token of %i s only %i s before its end', (lifetime, margin) => {
  const { scopes, issuedAt, usableUntil } = issue(lifetime);
  expect(scopes).toEqual(['a', 'b']);
  expect(usableUntil - issuedAt).toBe(1_000 * (lifetime - margin));
});

it('is one token for all nodes, over restarts, until its end', async () => {
  const stored = {};
  const requests = [requesting(), requesting(), requesting()] as const;
  const tokens = requests.map((request) => createAccessTokens(request, storeOf(stored)));
  const first = await tokens[0]?.get();
  expect(await tokens[1]?.get()).toEqual(first);
  await vi.advanceTimersByTimeAsync(23 * HOUR_MS);
  expect(await tokens[2]?.get()).toEqual(first);
  await vi.advanceTimersByTimeAsync(HOUR_MS);
  const second = await tokens[2]?.get();
  expect(second).not.toEqual(first);
  expect(await tokens[0]?.get()).toEqual(second);
  expect(requests.map((request) => request.mock.calls.length)).toEqual([1, 0, 1]);
});

it('takes the token that another node asked for after the same one was refused', async () => {
  const stored: { token?: AccessToken } = {};
  const request = requesting();
  const tokens = createAccessTokens(request, storeOf(stored));
  const refused = await tokens.get();
  const newer = (stored.token = issue());
  expect(await tokens.get(refused)).toEqual(newer);
  expect(request).toHaveBeenCalledTimes(1);
  expect(await tokens.get(newer)).not.toEqual(newer);
  expect(request).toHaveBeenCalledTimes(2);
});

it('asks once, however many wait', async () => {
  const request = requesting();
  const tokens = createAccessTokens(request);
  const got = await Promise.all([tokens.get(), tokens.get(), tokens.get()]);
  expect(new Set(got).size).toBe(1);
  expect(request).toHaveBeenCalledTimes(1);
});

it('leaves the token endpoint alone for as long as it says', async () => {
  const details = { domain: 'acme.auth0.com', retry_after_seconds: 60 };
  const limited = new Auth0LogsError('auth0_rate_limited', { details });
  const request = vi.fn(() => Promise.resolve(issue())).mockRejectedValueOnce(limited);
  const tokens = createAccessTokens(request);
  await expect(tokens.get()).rejects.toBe(limited);
  await vi.advanceTimersByTimeAsync(59_000);
  await expect(tokens.get()).rejects.toBe(limited);
  expect(request).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2_000);
  await expect(tokens.get()).resolves.toBeDefined();
});
