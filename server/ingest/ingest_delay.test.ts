import type { ElasticsearchClient } from '@kbn/core/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WriteResult } from '../event_store/bulk_item';
import { IngestDelay } from './ingest_delay';

const ACCEPTED: WriteResult = { kind: 'accepted' };
const HIDDEN = { hits: { hits: [] } };
const FOUND = { hits: { hits: [{ _id: 'e' }] } };

let delay: IngestDelay;
const search = vi.fn();
const measured = vi.fn();

const event = (id: string) => ({ index: 'logs', id, occurred: Date.now() - 1_000 });

beforeEach(() => {
  vi.useFakeTimers();
  search.mockReset().mockResolvedValue(HIDDEN);
  measured.mockReset();
  const client = { search } as unknown as ElasticsearchClient;
  delay = new IngestDelay({ client: () => Promise.resolve(client), measured });
});
afterEach(() => {
  delay.stop();
  vi.useRealTimers();
});

it('measures from the event to the search that finds it', async () => {
  search.mockResolvedValueOnce(HIDDEN).mockResolvedValueOnce(HIDDEN).mockResolvedValue(FOUND);
  delay.watch('s', [event('a')], [ACCEPTED]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(measured.mock.calls).toEqual([['s', 1_500]]);
  expect(search).toHaveBeenCalledTimes(3);
});

it('probes a source at most once a minute, and one does not keep another waiting', async () => {
  search.mockResolvedValue(FOUND);
  const watch = (source: string) => delay.watch(source, [event('a')], [ACCEPTED]);
  watch('s');
  watch('s');
  watch('t');
  await vi.advanceTimersByTimeAsync(59_000);
  watch('s');
  await vi.advanceTimersByTimeAsync(0);
  expect(measured.mock.calls.map(([source]: unknown[]) => source)).toEqual(['s', 't']);
  await vi.advanceTimersByTimeAsync(1_000);
  watch('s');
  await vi.advanceTimersByTimeAsync(0);
  expect(measured).toHaveBeenCalledTimes(3);
});

it('takes an event that was accepted and has a time of its own', async () => {
  const results: WriteResult[] = [ACCEPTED, { kind: 'duplicate' }, ACCEPTED];
  delay.watch(
    's',
    [event('yes'), event('copy'), { ...event('no date'), occurred: undefined }],
    results,
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(search.mock.calls[0]?.[0]).toMatchObject({ query: { ids: { values: ['yes'] } } });
});

it('gives up on what is not found in time', async () => {
  delay.watch('s', [event('a')], [ACCEPTED]);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  const searches = search.mock.calls.length;
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(search).toHaveBeenCalledTimes(searches);
  expect(measured).not.toHaveBeenCalled();
});

it('takes the next event where Elasticsearch does not answer', async () => {
  search.mockRejectedValueOnce(new Error('down'));
  delay.watch('s', [event('a')], [ACCEPTED]);
  await vi.advanceTimersByTimeAsync(61_000);
  search.mockResolvedValue(FOUND);
  delay.watch('s', [event('b')], [ACCEPTED]);
  await vi.advanceTimersByTimeAsync(0);
  expect(measured).toHaveBeenCalledTimes(1);
});

it('ends when it is stopped', async () => {
  delay.watch('s', [event('a')], [ACCEPTED]);
  await vi.advanceTimersByTimeAsync(500);
  delay.stop();
  const searches = search.mock.calls.length;
  delay.watch('t', [event('b')], [ACCEPTED]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(search).toHaveBeenCalledTimes(searches);
});
