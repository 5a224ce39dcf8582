import type { ElasticsearchClient } from '@kbn/core/server';
import { expect, it } from 'vitest';
import { countEventCodes } from './count_event_codes';

it('counts the events of one source by code, with their titles', async () => {
  const searched: object[] = [];
  const answers = [
    {
      hits: { hits: [], total: { value: 7 } },
      aggregations: {
        codes: {
          buckets: [
            { key: 'fp', doc_count: 4 },
            { key: 'new_code', doc_count: 3 },
          ],
        },
      },
    },
    { hits: { hits: [], total: { value: 0 } } },
  ];
  const client = {
    search: (request: object) => Promise.resolve(answers[searched.push(request) - 1]),
    security: { hasPrivileges: () => Promise.resolve({ has_all_requested: true }) },
  } as unknown as ElasticsearchClient;
  const since = '2026-01-01T00:00:00Z';
  expect(await countEventCodes(client, { source: 'acme', since })).toEqual({
    codes: [
      { code: 'fp', title: 'Failed Login (Incorrect Password)', count: 4 },
      { code: 'new_code', title: 'new_code', count: 3 },
    ],
    ...{ total: 7, has_events_without_source: false },
  });
  expect(searched[0]).toMatchObject({
    query: {
      bool: {
        filter: [
          { term: { 'auth0.logs.source.id': 'acme' } },
          { range: { '@timestamp': { gte: since } } },
        ],
      },
    },
  });
});
