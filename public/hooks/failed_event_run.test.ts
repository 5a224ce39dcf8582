import { expect, it, vi } from 'vitest';
import { REPLAY_FAILED_EVENTS } from '../../common/api/failed_events';
import type { Call } from '../api/call';
import { runThrough, type RunKind } from './failed_event_run';

const REPLAYS = [
  {
    ...{ replayed: 99, failed: 1, remaining: 50, next: '7' },
    failures: [{ code: 'refused', count: 1 }],
  },
  {
    ...{ replayed: 47, failed: 3, remaining: 0 },
    failures: [
      { code: 'refused', count: 2 },
      { code: 'not_json', count: 1 },
    ],
  },
];
const DISCARDS = [
  { deleted: 1_000, remaining: 5 },
  { deleted: 5, remaining: 0 },
];

const answering = (answers: object[]) => {
  const left = [...answers];
  return vi.fn(() =>
    left.length > 0 ? Promise.resolve(left.shift()) : Promise.reject(new Error('down')),
  );
};

const through = async (call: unknown, kind: RunKind) => {
  const all = [];
  for await (const progress of runThrough(call as Call, kind, { code: 'refused' }))
    all.push(progress);
  return all;
};

it('replays batch by batch, each from where the last one ended, and adds up', async () => {
  const call = answering(REPLAYS);
  expect(await through(call, 'replay')).toMatchObject([
    { done: 99, failed: 1, remaining: 50 },
    {
      ...{ done: 146, failed: 4, remaining: 0 },
      failures: new Map([
        ['refused', 3],
        ['not_json', 1],
      ]),
    },
  ]);
  expect(call.mock.calls).toEqual([
    [REPLAY_FAILED_EVENTS, { body: { code: 'refused' } }],
    [REPLAY_FAILED_EVENTS, { body: { code: 'refused', after: '7' } }],
  ]);
});

it('discards until nothing remains', async () => {
  expect(await through(answering(DISCARDS), 'discard')).toMatchObject([
    { done: 1_000, remaining: 5 },
    { done: 1_005, remaining: 0 },
  ]);
});

it('ends with the call that fails', async () => {
  await expect(through(answering([]), 'discard')).rejects.toThrow('down');
});
