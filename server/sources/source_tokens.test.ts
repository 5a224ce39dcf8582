import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  refusal,
  REQUEST,
  settings,
  sourcesInMemory,
  TOKEN,
  withToken,
} from '../../test/support/sources_in_memory';
import { opens } from './token';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const world = async () => {
  const { admin, tokensOf, ...rest } = sourcesInMemory();
  await admin.create(REQUEST, withToken('a'));
  const whichOpen = (...tokens: string[]) => tokens.map((one) => opens(one, tokensOf('a')));
  return { admin, whichOpen, ...rest };
};

it('rotates a token, and takes the one before for the time given', async () => {
  const { tokens, whichOpen } = await world();
  const { token = '', source } = await tokens.rotate('a', { keepPreviousMs: 60_000 });
  expect(source.webhook?.token.previous_valid_until).toBeDefined();
  expect(whichOpen(TOKEN, token)).toEqual([true, true]);
  vi.setSystemTime(Date.now() + 61_000);
  expect(whichOpen(TOKEN, token)).toEqual([false, true]);
});

it('takes a token of the user’s own, and shows it to nobody', async () => {
  const { tokens, whichOpen } = await world();
  const own = `${TOKEN}-too`;
  const { token } = await tokens.rotate('a', { token: own, keepPreviousMs: 0 });
  expect(token).toBeUndefined();
  expect(whichOpen(TOKEN, own)).toEqual([false, true]);
});

it('gives no token to a source without a webhook', async () => {
  const { admin, tokens } = await world();
  await admin.create(REQUEST, { settings: settings(), id: 'b' });
  const hand = vi.fn<() => Promise<string>>();
  for (const change of [
    tokens.rotate('b', { keepPreviousMs: 0 }),
    tokens.withNew('b', { keepPreviousMs: 0, hand }),
  ])
    await expect(change).rejects.toThrow(refusal('no_webhook'));
  expect(hand).not.toHaveBeenCalled();
});

it('hands a new token over while both are taken', async () => {
  const { tokens, whichOpen } = await world();
  const handing = tokens.withNew('a', {
    keepPreviousMs: 0,
    hand: (token) => {
      expect(whichOpen(TOKEN, token)).toEqual([true, true]);
      return Promise.resolve(token);
    },
  });
  const token = await handing;
  expect(whichOpen(TOKEN, token)).toEqual([false, true]);
});

it('takes a new token back where it could not be handed over', async () => {
  const { tokens, whichOpen, entries } = await world();
  let handed = '';
  const handing = tokens.withNew('a', {
    keepPreviousMs: 0,
    hand: (token) => {
      handed = token;
      return Promise.reject(new Error('no'));
    },
  });
  await expect(handing).rejects.toThrow('no');
  expect(whichOpen(TOKEN, handed)).toEqual([true, false]);
  expect(entries.map(({ action }) => action)).toEqual(['source-created']);
});

it('leaves a new token beside the others where it may be in use', async () => {
  const { tokens, whichOpen } = await world();
  let handed = '';
  const handing = tokens.withNew('a', {
    keepPreviousMs: 0,
    hand: (token) => {
      handed = token;
      return Promise.reject(new Error('no answer'));
    },
    keepOn: (error) => String(error).includes('no answer'),
  });
  await expect(handing).rejects.toThrow('no answer');
  expect(whichOpen(TOKEN, handed)).toEqual([true, true]);
});

it('makes its own changes once more where others were faster, and not for ever', async () => {
  const { tokens, whichOpen, conflict } = await world();
  conflict(2);
  await tokens.rotate('a', { keepPreviousMs: 0 });
  expect(whichOpen(TOKEN)).toEqual([false]);
  conflict(10);
  const rotating = tokens.rotate('a', { keepPreviousMs: 0 });
  await expect(rotating).rejects.toThrow(refusal('source_changed'));
});
