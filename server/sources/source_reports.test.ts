import { expect, it } from 'vitest';
import { sourceWith } from '../../test/support/source';
import { remedyOf } from '../../common/errors/failures';
import { Auth0LogsError } from '../errors';
import type { TotalsBySource } from './source_counters';
import { reportSources } from './source_reports';
import { emptyTotals } from './source_totals';

const sources = [sourceWith({ id: 'a', name: 'A' }), sourceWith({ id: 'b', name: 'B' })];
const now = new Date().toISOString();
const error = { code: 'write_blocked', message: 'Blocked.', at: now };
const failing: TotalsBySource = new Map([
  ['a', { ...emptyTotals(), last_accepted_at: now, last_error: error }],
]);

it('names the state of each source, and what is wrong with one', async () => {
  const counters = { read: () => Promise.resolve(failing), readOwn: () => new Map() };
  expect(await reportSources(sources, counters)).toEqual([
    {
      ...{ id: 'a', name: 'A', state: 'failing' },
      problem: { message: 'Blocked.', remedy: remedyOf('write_blocked') },
    },
    { id: 'b', name: 'B', state: 'never_received' },
  ]);
});

it('says what this node knows while the counters cannot be read', async () => {
  const read = () =>
    Promise.reject(new Auth0LogsError('unavailable', { details: { task: 'connect' } }));
  const reports = await reportSources(sources, { read, readOwn: () => failing });
  expect(reports.map(({ state }) => state)).toEqual(['failing', 'never_received']);
});
