import type { ElasticsearchClient } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import { findStoredTwice, lookForEarlierCopies } from './earlier_copies';

const DAY = 24 * 3_600_000;
const now = Date.now();

/** Backing indices by age in days, oldest first. */
const cluster = (...ages: number[]) => {
  const settings = ages.map((age, at) => [
    `.ds-${at}`,
    { settings: { 'index.creation_date': String(now - age * DAY) } },
  ]);
  const search = vi.fn(({ query }: { query: { ids: { values: string[] } } }) =>
    Promise.resolve({
      hits: {
        hits: query.ids.values
          .filter((id) => id === 'old')
          .map((_id) => ({ _id, _source: { auth0: { logs: { source: { id: 'elsewhere' } } } } })),
      },
    }),
  );
  const mget = vi.fn(({ ids }: { index: string; ids: string[] }) =>
    Promise.resolve({ docs: ids.map((_id) => ({ _id, found: _id === 'just written' })) }),
  );
  const getSettings = () => Promise.resolve(Object.fromEntries(settings) as object);
  const client = { indices: { getSettings }, search, mget } as unknown as ElasticsearchClient;
  const options = { maxRetries: 0, signal: new AbortController().signal };
  const look = async (events: Record<string, number | undefined>) => {
    const keys = Object.entries(events).map(([id, occurred]) => ({ index: 'logs', id, occurred }));
    return (await lookForEarlierCopies(client, keys, options)).get('logs');
  };
  const find = async (events: Record<string, number | undefined>) => (await look(events))?.copies;
  const storedTwice = (strays: Record<string, string | undefined>) =>
    findStoredTwice(
      client,
      Object.entries(strays).map(([id, expected]) => ({ id, expected })),
      options,
    );
  return { look, find, storedTwice, search, mget };
};

it.each([
  ['there is no data stream yet', []],
  ['there has been no rollover', [3]],
])('asks nothing where %s', async (_name, ages) => {
  const { find, search } = cluster(...ages);
  expect(await find({ old: 0 })).toEqual(new Map());
  expect(search).not.toHaveBeenCalled();
});

it('asks nothing of events that are younger than the write index', async () => {
  const { find, search } = cluster(3, 1);
  expect(await find({ old: now - DAY / 2 })).toEqual(new Map());
  expect(search).not.toHaveBeenCalled();
});

it('finds what was delivered before the rollover, and what tells no time', async () => {
  const { find, search, mget } = cluster(30, 3, 1);
  expect(await find({ old: now - 2 * DAY, fresh: now, other: undefined })).toEqual(
    new Map([['old', ['elsewhere']]]),
  );
  expect(search.mock.calls[0]?.[0].query.ids.values).toEqual(['old', 'other']);
  expect(mget).not.toHaveBeenCalled();
});

it('sees what was written just before a rollover, though no search finds it yet', async () => {
  const { find, mget } = cluster(3, 1, 0);
  expect(await find({ 'just written': now })).toEqual(new Map([['just written', [undefined]]]));
  expect(mget.mock.calls.map(([{ index }]) => index)).toEqual(['.ds-1']);
});

it('takes an index that was deleted meanwhile for empty, and no other error', async () => {
  const { find, mget } = cluster(1, 0);
  const failing = (type: string) => () =>
    Promise.resolve({ docs: [{ _id: 'x', error: { type } }] }) as never;
  mget.mockImplementationOnce(failing('index_not_found_exception'));
  expect(await find({ x: now })).toEqual(new Map());
  mget.mockImplementationOnce(failing('no_shard_available_action_exception'));
  await expect(find({ x: now })).rejects.toMatchObject({ code: 'unavailable' });
});

it('names the index that takes the writes', async () => {
  expect(await cluster(3, 1).look({ any: now })).toMatchObject({ writeIndex: '.ds-1' });
  expect(await cluster().look({ any: now })).toMatchObject({ writeIndex: undefined });
});

it('asks the expected index alone whether it holds what another took', async () => {
  const { storedTwice, mget } = cluster(1, 0);
  const strays = { 'just written': '.ds-0', other: '.ds-0', unexpected: undefined };
  expect(await storedTwice(strays)).toEqual([{ id: 'just written', expected: '.ds-0' }]);
  expect(mget.mock.calls.map(([{ index, ids }]) => [index, ids])).toEqual([
    ['.ds-0', ['just written', 'other']],
  ]);
});
