import { expect, it } from 'vitest';
import { READ_RECENT_EVENTS } from '../../common/api/events';
import { answerOfRoute } from '../../test/support/answer_of_route';
import { registerEventRoutes } from '../routes/event_routes';
import { recentEvent } from './newest_events';

const answerFor = async (
  search: () => Promise<unknown>,
  hasPrivileges: () => Promise<unknown> = () => Promise.resolve({ has_all_requested: true }),
) => {
  const asCurrentUser = { search, security: { hasPrivileges } };
  const elasticsearch = { client: { asCurrentUser } };
  const context = { core: Promise.resolve({ elasticsearch }) };
  const asked = { path: READ_RECENT_EVENTS.path, query: {} };
  return (await answerOfRoute(registerEventRoutes, context, asked)).answer;
};

const refusal = (statusCode: number | undefined) => Object.assign(new Error(), { statusCode });

it.each([
  [401, 'no_read_privilege'],
  [403, 'no_read_privilege'],
  [429, 'unavailable'],
  [503, 'unavailable'],
  [undefined, 'unavailable'],
  [400, 'internal'],
])('answers Elasticsearch’s %s with %s', async (statusCode, code) => {
  const answer = await answerFor(() => Promise.reject(refusal(statusCode)));
  expect(answer).toMatchObject({ body: { code } });
});

it.each([
  ['the caller may read them', () => Promise.resolve({ has_all_requested: true }), { events: [] }],
  [
    'the caller may not read them',
    () => Promise.resolve({ has_all_requested: false }),
    { code: 'no_read_privilege' },
  ],
  ['security is off', () => Promise.reject(refusal(400)), { events: [] }],
  ['it is unknown', () => Promise.reject(refusal(503)), { code: 'unavailable' }],
])('finds no events where %s', async (_name, hasPrivileges, body) => {
  const nothing = () => Promise.resolve({ hits: { hits: [] } });
  expect(await answerFor(nothing, hasPrivileges)).toMatchObject({ body });
});

it('lists what it finds', async () => {
  const hit = { _id: 'a', _source: { '@timestamp': '2026-01-01T00:00:00Z' } };
  const answer = await answerFor(() => Promise.resolve({ hits: { hits: [hit] } }));
  expect(answer).toMatchObject({ body: { events: [{ id: 'a', title: 'Unknown event' }] } });
});

it('reads the texts of a document, and nothing else in their place', () => {
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
  const asCurrentUser = {
    search: (request: object) => {
      searched.push(request);
      return Promise.resolve({ hits: { hits: [{ _id: 'a', _source }] } });
    },
  };
  const context = { core: Promise.resolve({ elasticsearch: { client: { asCurrentUser } } }) };
  const query = { source: 'acme', outcome: 'failure', with_document: true };
  const asked = { path: READ_RECENT_EVENTS.path, query };
  const { answer } = await answerOfRoute(registerEventRoutes, context, asked);
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
  expect(answer).toMatchObject({
    body: { events: [{ id: 'a', document: _source }], has_events_without_source: true },
  });
});
