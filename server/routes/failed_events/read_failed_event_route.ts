// GET a failed event, whole.
import { schema } from '@kbn/config-schema';
import { FAILED_EVENT_PATH } from '../../../common/api/failed_events';
import { API_PRIVILEGE } from '../../../common/plugin';
import { readFailedEvent } from '../../failed_events/read_failed_events';
import { registerRoute } from '../register_route';
import { letterId } from './failed_event_schemas';
import type { FailedEventRouteDeps } from './register_failed_event_routes';

const params = schema.object({ id: letterId });

export const registerReadFailedEventRoute = ({ client, ...deps }: FailedEventRouteDeps): void =>
  registerRoute(deps, {
    method: 'get',
    path: FAILED_EVENT_PATH,
    access: 'public',
    summary: 'Read a failed event',
    privileges: [API_PRIVILEGE.failedEvents],
    params,
    handle: async (request) => readFailedEvent(await client(), request.params.id),
  });
