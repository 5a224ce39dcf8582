// POST: deletes a batch of failed events for good.
import { schema } from '@kbn/config-schema';
import { DISCARD_PATH } from '../../../common/api/failed_events';
import { API_PRIVILEGE } from '../../../common/plugin';
import { discardFailedEvents } from '../../failed_events/discard_failed_events';
import { registerRoute } from '../register_route';
import { asSelection, selectionSchemas } from './failed_event_schemas';
import type { FailedEventRouteDeps } from './register_failed_event_routes';

const body = schema.object(selectionSchemas);

export const registerDiscardRoute = (deps: FailedEventRouteDeps): void =>
  registerRoute(deps, {
    method: 'post',
    path: DISCARD_PATH,
    access: 'public',
    summary: 'Discard failed events',
    privileges: [API_PRIVILEGE.failedEvents],
    body,
    handle: async (request) => discardFailedEvents(deps, asSelection(request.body)),
  });
