import { expect, it, vi } from 'vitest';
import type { FailedEventsApi } from '../api/failed_events';
import { runThrough, type RunKind } from './failed_event_run';

const apiWith = () => ({
  replayFailedEvents: vi
    .fn<FailedEventsApi['replayFailedEvents']>()
    .mockResolvedValueOnce({
      ...{ replayed: 99, failed: 1, remaining: 50, next: '7' },
      failures: [{ code: 'refused', count: 1 }],
    })
    .mockResolvedValueOnce({
      ...{ replayed: 47, failed: 3, remaining: 0 },
      failures: [
        { code: 'refused', count: 2 },
        { code: 'not_json', count: 1 },
      ],
    }),
  discardFailedEvents: vi
    .fn<FailedEventsApi['discardFailedEvents']>()
    .mockResolvedValueOnce({ deleted: 1_000, remaining: 5 })
    .mockResolvedValueOnce({ deleted: 5, remaining: 0 }),
});

const through = async (api: ReturnType<typeof apiWith>, kind: RunKind) => {
  const all = [];
  for await (const progress of runThrough(api, kind, { code: 'refused' })) all.push(progress);
  return all;
};

it('replays batch by batch, each from where the last one ended, and adds up', async () => {
  const api = apiWith();
  expect(await through(api, 'replay')).toMatchObject([
    { done: 99, failed: 1, remaining: 50 },
    {
      ...{ done: 146, failed: 4, remaining: 0 },
      failures: new Map([
        ['refused', 3],
        ['not_json', 1],
      ]),
    },
  ]);
  expect(api.replayFailedEvents.mock.calls).toEqual([
    [{ code: 'refused' }],
    [{ code: 'refused', after: '7' }],
  ]);
});

it('discards until nothing remains', async () => {
  expect(await through(apiWith(), 'discard')).toMatchObject([
    { done: 1_000, remaining: 5 },
    { done: 1_005, remaining: 0 },
  ]);
});

it('ends with the call that fails', async () => {
  const api = apiWith();
  api.discardFailedEvents.mockReset().mockRejectedValue(new Error('down'));
  await expect(through(api, 'discard')).rejects.toThrow('down');
});
