import { getEventListeners } from 'node:events';
import { expect, it, vi } from 'vitest';
import { unlessAborted, withDeadline } from './deadline';

const domain = 'acme.auth0.com';
const never = new Promise<never>(() => undefined);
const aborted = { code: 'auth0_aborted' };

it('leaves no listener with signals that live on', async () => {
  const { signal } = new AbortController();
  for (let times = 0; times < 20; times++) {
    await withDeadline({ timeoutMs: 1_000, signals: [signal], domain }, () => Promise.resolve());
    await unlessAborted(Promise.resolve(), [signal, undefined]);
  }
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('ends with whichever signal comes, or came before', async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const signals = [first.signal, second.signal];
  const call = unlessAborted(never, signals);
  second.abort();
  await expect(call).rejects.toMatchObject(aborted);
  const failing = Promise.reject(new Error('Heard by nobody else.'));
  await expect(unlessAborted(failing, signals)).rejects.toMatchObject(aborted);
  const work = vi.fn(() => never);
  const options = { timeoutMs: 1_000, signals, domain };
  await expect(withDeadline(options, work)).rejects.toMatchObject(aborted);
  expect(work).not.toHaveBeenCalled();
});

it('ends the work with its time', async () => {
  const work = (signal: AbortSignal) =>
    new Promise<never>((_settle, reject) => {
      signal.onabort = () => reject(signal.reason as Error);
    });
  await expect(withDeadline({ timeoutMs: 20, signals: [], domain }, work)).rejects.toMatchObject({
    ...{ code: 'auth0_timeout', details: { domain, seconds: 0.02 } },
  });
});
