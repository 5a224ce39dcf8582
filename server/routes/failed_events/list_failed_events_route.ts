// GET failed events: a page of them, newest first, and how many there are of each kind.
import { schema } from '@kbn/config-schema';
import {
  FAILED_EVENTS_PATH,
  FAILED_EVENTS_SIZE,
  FAILED_EVENTS_WINDOW,
} from '../../../common/api/failed_events';
import { API_PRIVILEGE } from '../../../common/plugin';
import { listFailedEvents } from '../../failed_events/read_failed_events';
import { registerRoute } from '../register_route';
import { wholeNumber } from '../whole_number';
import { filterSchemas } from './failed_event_schemas';
import type { FailedEventRouteDeps } from './register_failed_event_routes';

const { default: defaultSize, max } = FAILED_EVENTS_SIZE;

const query = schema.object({
  ...filterSchemas,
  from: wholeNumber(0, { min: 0, max: FAILED_EVENTS_WINDOW - max }),
  size: wholeNumber(defaultSize, { min: 1, max }),
});

export const registerListFailedEventsRoute = ({ client, ...deps }: FailedEventRouteDeps): void =>
  registerRoute(deps, {
    method: 'get',
    path: FAILED_EVENTS_PATH,
    access: 'public',
    summary: 'List failed events',
    privileges: [API_PRIVILEGE.failedEvents],
    query,
    handle: async (request) => listFailedEvents(await client(), request.query),
  });
