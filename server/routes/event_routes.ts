// Questions asked of the events, with the caller's own Elasticsearch privileges.
import { schema } from '@kbn/config-schema';
import type { RequestHandlerContext } from '@kbn/core/server';
import { COUNT_EVENT_CODES, READ_RECENT_EVENTS } from '../../common/api/events';
import { countEventCodes } from '../analytics/count_event_codes';
import { newestEvents } from '../analytics/newest_events';
import { sourceId } from '../sources/source_settings';
import { isoDate } from './iso_date';
import { registerRoute, type RouteDeps } from './register_route';

const recent = schema.object({
  source: schema.maybe(sourceId),
  outcome: schema.maybe(
    schema.oneOf([schema.literal('success'), schema.literal('failure'), schema.literal('unknown')]),
  ),
  with_document: schema.boolean({ defaultValue: false }),
});

const codes = schema.object({ source: sourceId, since: schema.maybe(isoDate) });

const callersClient = async ({ core }: RequestHandlerContext) =>
  (await core).elasticsearch.client.asCurrentUser;

export const registerEventRoutes = (deps: RouteDeps): void => {
  registerRoute(deps, {
    endpoint: READ_RECENT_EVENTS,
    schemas: { query: recent },
    handle: async ({ query }, context) => newestEvents(await callersClient(context), query),
  });
  registerRoute(deps, {
    endpoint: COUNT_EVENT_CODES,
    schemas: { query: codes },
    handle: async ({ query }, context) => countEventCodes(await callersClient(context), query),
  });
};
