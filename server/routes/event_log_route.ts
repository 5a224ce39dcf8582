// GET event log: what changed, newest first. The internal user reads, since no role of a caller's
// covers the index.
import { schema } from '@kbn/config-schema';
import type { ElasticsearchClient } from '@kbn/core/server';
import { EVENT_LOG_SIZE, READ_EVENT_LOG } from '../../common/api/event_log';
import { readEventLog } from '../telemetry/event_log_index';
import { registerRoute, type RouteDeps } from './register_route';
import { wholeNumber } from '../kibana/whole_number';

/** Elasticsearch's own limit of what can be paged to. */
const MAX_WINDOW = 10_000;

const query = schema.object({
  source: schema.maybe(schema.string({ minLength: 1, maxLength: 64 })),
  from: wholeNumber(0, { min: 0, max: MAX_WINDOW - EVENT_LOG_SIZE.max }),
  size: wholeNumber(EVENT_LOG_SIZE.default, { min: 1, max: EVENT_LOG_SIZE.max }),
});

export interface EventLogRouteDeps extends RouteDeps {
  client: () => Promise<ElasticsearchClient>;
}

export const registerEventLogRoute = ({ client, ...deps }: EventLogRouteDeps): void =>
  registerRoute(deps, {
    endpoint: READ_EVENT_LOG,
    schemas: { query },
    handle: async (request) => readEventLog(await client(), request.query),
  });
