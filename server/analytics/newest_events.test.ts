import type { ElasticsearchClient } from '@kbn/core/server';
import { expect, it } from 'vitest';
import { newestEvents, recentEvent } from './newest_events';

const mayRead = (has_all_requested: boolean) => () => Promise.resolve({ has_all_requested });

const clientWith = (
  search: (request: object) => Promise<unknown>,
  hasPrivileges: () => Promise<unknown> = mayRead(true),
) => ({ search, security: { hasPrivileges } }) as unknown as ElasticsearchClient;

const found = (hits: object[]) => () => Promise.resolve({ hits: { hits } });
const refusal = (statusCode: number | undefined) => Object.assign(new Error(), { statusCode });

it.each([
  [401, { code: 'no_read_privilege' }],
  [403, { code: 'no_read_privilege' }],
  [429, { code: 'unavailable' }],
  [503, { code: 'unavailable' }],
  [undefined, { code: 'unavailable' }],
  [400, { statusCode: 400 }],
])('rejects Elasticsearch’s %s with %j', async (statusCode, error) => {
  const client = clientWith(() => Promise.reject(refusal(statusCode)));
  await expect(newestEvents(client, {})).rejects.toMatchObject(error);
});

it.each([
  ['the caller may read them', mayRead(true)],
  ['security is off', () => Promise.reject(refusal(400))],
])('finds no events where %s', async (_name, hasPrivileges) => {
  const { events } = await newestEvents(clientWith(found([]), hasPrivileges), {});
  expect(events).toEqual([]);
});

it.each([
  ['the caller may not read them', mayRead(false), 'no_read_privilege'],
  ['nobody can tell', () => Promise.reject(refusal(503)), 'unavailable'],
])('does not pass for no events that %s', async (_name, hasPrivileges, code) => {
  const client = clientWith(found([]), hasPrivileges);
  await expect(newestEvents(client, {})).rejects.toMatchObject({ code });
});

it('lists what it finds', async () => {
  const hit = { _id: 'a', _source: { '@timestamp': '2026-01-01T00:00:00Z' } };
  const { events } = await newestEvents(clientWith(found([hit])), {});
  expect(events).toMatchObject([{ id: 'a', title: 'Unknown event' }]);
  expect(events[0]?.document).toBeUndefined();
});

it('takes the texts of a document, whatever else stands in their place', () => {
  const source = {
    '@timestamp': '2026-01-01T00:00:00Z',
    event: { created: '2026-01-01T00:00:01Z', outcome: 'failure' },
    user: null,
    source: { ip: '192.0.2.1', geo: 'nowhere' },
    message: { not: 'a text' },
    auth0: { logs: { data: { type: 'Failed Login', type_id: 'f', connection: 7 } } },
  };
  expect(recentEvent('a', source)).toEqual({
    ...{ id: 'a', timestamp: '2026-01-01T00:00:00Z', received: '2026-01-01T00:00:01Z' },
    ...{ code: 'f', title: 'Failed Login', outcome: 'failure', source_ip: '192.0.2.1' },
  });
});

it('reads the events of one source and outcome, with whole documents, where asked to', async () => {
  const searched: object[] = [];
  const _source = { message: 'whole' };
  const client = clientWith((request) => {
    searched.push(request);
    return found([{ _id: 'a', _source }])();
  });
  const answer = await newestEvents(client, {
    ...{ source: 'acme', outcome: 'failure', with_document: true },
  });
  expect(searched[0]).toMatchObject({
    ...{ index: 'logs-auth0.logs-*', _source: true },
    query: {
      bool: {
        filter: [
          { term: { 'auth0.logs.source.id': 'acme' } },
          { term: { 'event.outcome': 'failure' } },
        ],
      },
    },
  });
  expect(searched[1]).toMatchObject({ terminate_after: 1 });
  expect(answer).toMatchObject({
    ...{ events: [{ id: 'a', document: _source }], has_events_without_source: true },
  });
});
