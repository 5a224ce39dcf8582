import type { ElasticsearchClient } from '@kbn/core/server';
import { expect, it, vi } from 'vitest';
import { type FoundId, judge, judgeFoundIds, type SourceTenants } from './id_conflicts';

const OPTIONS = { maxRetries: 0, signal: new AbortController().signal };
/** The tenant of a source is its first letter; `gone` has none. */
const tenants: SourceTenants = {
  areSeveral: () => true,
  differ: (one, other) => one !== 'gone' && other !== 'gone' && one[0] !== other[0],
};

/** Documents by index and id, with the source that each names. */
const cluster = (indices: Record<string, Record<string, string | undefined>>) => {
  const mget = vi.fn(({ index, ids }: { index: string; ids: string[] }) => {
    const documents = indices[index] ?? {};
    const docs = ids.map((_id) =>
      _id in documents
        ? { _id, found: true, _source: { auth0: { logs: { source: { id: documents[_id] } } } } }
        : { _id, found: false },
    );
    return Promise.resolve({ docs });
  });
  const client = { mget } as unknown as ElasticsearchClient;
  const judged = (found: FoundId[], given = tenants) =>
    judgeFoundIds(client, found, given, OPTIONS);
  return { mget, judged };
};

const found = (id: string, source = 'a1', index: string | undefined = '.ds-1'): FoundId => ({
  ...{ id, source, index },
});

it('takes an event of one’s own tenant for a duplicate, and one of another for taken', async () => {
  const { judged } = cluster({ '.ds-1': { own: 'a1', kin: 'a2', other: 'b1' } });
  expect(await judged([found('own'), found('other'), found('kin')])).toEqual([
    ...[{ kind: 'duplicate' }, { kind: 'taken' }, { kind: 'duplicate' }],
  ]);
});

it('takes a document that names no source, or one that is gone, for one’s own', async () => {
  const { judged } = cluster({ '.ds-1': { early: undefined, left: 'gone' } });
  expect(await judged([found('early'), found('left'), found('not found')])).toEqual(
    Array(3).fill({ kind: 'duplicate' }),
  );
});

it('asks each index once, for the ids that it has', async () => {
  const { judged, mget } = cluster({ '.ds-1': { x: 'a1', y: 'b1' }, '.ds-2': { x: 'b1' } });
  const results = await judged([found('x'), found('x', 'a1', '.ds-2'), found('y')]);
  expect(results.map(({ kind }) => kind)).toEqual(['duplicate', 'taken', 'taken']);
  expect(mget.mock.calls.map(([{ index, ids }]) => [index, ids])).toEqual([
    ['.ds-1', ['x', 'y']],
    ['.ds-2', ['x']],
  ]);
});

it('asks nothing while all sources are of one tenant, or nothing was found', async () => {
  const { judged, mget } = cluster({ '.ds-1': { other: 'b1' } });
  const one = { ...tenants, areSeveral: () => false };
  expect(await judged([found('other')], one)).toEqual([{ kind: 'duplicate' }]);
  expect(await judged([])).toEqual([]);
  expect(mget).not.toHaveBeenCalled();
});

it('judges nothing where Elasticsearch cannot answer', async () => {
  const { judged, mget } = cluster({});
  mget.mockRejectedValueOnce(new Error('ECONNRESET'));
  await expect(judged([found('x')])).rejects.toThrow('ECONNRESET');
});

it('judges by the sources alone, and finds its own among several copies', () => {
  expect(judge(['b1'], 'a1', tenants)).toEqual({ kind: 'taken' });
  expect(judge(['a2'], 'a1', tenants)).toEqual({ kind: 'duplicate' });
  expect(judge([undefined], 'a1', tenants)).toEqual({ kind: 'duplicate' });
  expect(judge(['b1', 'a1'], 'a1', tenants)).toEqual({ kind: 'duplicate' });
  expect(judge(undefined, 'a1', tenants)).toEqual({ kind: 'duplicate' });
});
