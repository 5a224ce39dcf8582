import { expect, it } from 'vitest';
import { sourceWith } from '../../test/support/source';
import { Auth0LogsError } from '../errors';
import type { TotalsBySource } from './source_counters';
import { reportSources } from './source_reports';
import { emptyTotals } from './source_totals';

const sources = [sourceWith({ id: 'a', name: 'A' }), sourceWith({ id: 'b', name: 'B' })];
const now = new Date().toISOString();
const reason = { code: 'too_large', details: { limit_bytes: 9 } };
const error = { ...reason, at: now };
const failing: TotalsBySource = new Map([
  ['a', { ...emptyTotals(), last_accepted_at: now, last_error: error }],
]);

it('names the state of each source, and what is wrong with one', async () => {
  const counters = { read: () => Promise.resolve(failing), readOwn: () => new Map() };
  expect(await reportSources(sources, { counters, writable: true })).toEqual([
    {
      ...{ id: 'a', name: 'A', state: 'failing' },
      problem: reason,
    },
    { id: 'b', name: 'B', state: 'never_received' },
  ]);
});

it('says what this node knows while the counters cannot be read', async () => {
  const read = () =>
    Promise.reject(new Auth0LogsError('unavailable', { details: { task: 'connect' } }));
  const reports = await reportSources(sources, {
    counters: { read, readOwn: () => failing },
    writable: true,
  });
  expect(reports.map(({ state }) => state)).toEqual(['failing', 'never_received']);
});

it('says that all fail while events cannot be written, and why', async () => {
  const counters = { read: () => Promise.resolve(failing), readOwn: () => new Map() };
  const reports = await reportSources(sources, { counters, writable: false });
  expect(reports.map(({ state, problem }) => [state, problem?.code])).toEqual([
    ['failing', 'no_write_access'],
    ['failing', 'no_write_access'],
  ]);
});
