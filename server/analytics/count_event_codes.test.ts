import type { ElasticsearchClient } from '@kbn/core/server';
import type { estypes } from '@elastic/elasticsearch';
import { expect, it, vi } from 'vitest';
import { countEventCodes } from './count_event_codes';

const BUCKETS = [
  { key: 'fp', doc_count: 5 },
  { key: 'new-one', doc_count: 1 },
];

/** With six events of the source, and `others` that name none. */
const clusterWith = (others: object[]) => {
  const search = vi.fn<(request: estypes.SearchRequest) => Promise<unknown>>();
  search.mockResolvedValueOnce({
    hits: { hits: [], total: { value: 6, relation: 'eq' } },
    aggregations: { codes: { buckets: BUCKETS } },
  });
  search.mockResolvedValueOnce({ hits: { hits: others, total: others.length } });
  const security = { hasPrivileges: () => Promise.resolve({ has_all_requested: true }) };
  return { search, client: { search, security } as unknown as ElasticsearchClient };
};

it('counts the events of a source by code, with the titles of the catalogue', async () => {
  const { client, search } = clusterWith([]);
  expect(await countEventCodes(client, { source: 'acme' })).toEqual({
    codes: [
      { code: 'fp', count: 5, title: 'Failed Login (Incorrect Password)' },
      { code: 'new-one', count: 1, title: 'new-one' },
    ],
    total: 6,
    has_events_without_source: false,
  });
  expect(search.mock.calls[0]?.[0].query).toEqual({
    bool: { filter: [{ term: { 'auth0.logs.source.id': 'acme' } }] },
  });
});

it('counts from a time on, and says that some events name no source', async () => {
  const { client, search } = clusterWith([{ _id: 'early' }]);
  const since = '2026-01-01T00:00:00Z';
  expect(await countEventCodes(client, { source: 'acme', since })).toMatchObject({
    has_events_without_source: true,
  });
  expect(search.mock.calls[0]?.[0].query?.bool?.filter).toContainEqual({
    range: { '@timestamp': { gte: since } },
  });
});
