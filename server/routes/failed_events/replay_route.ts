// POST: a batch of failed events through the ingest path once more.
import { schema } from '@kbn/config-schema';
import { REPLAY_PATH } from '../../../common/api/failed_events';
import { API_PRIVILEGE } from '../../../common/plugin';
import { replayFailedEvents } from '../../ingest/replay_failed_events';
import { registerRoute } from '../register_route';
import { asSelection, selectionSchemas } from './failed_event_schemas';
import type { FailedEventRouteDeps } from './register_failed_event_routes';

const cursor = schema.string({
  validate: (text) => (/^\d{1,18}$/.test(text) ? undefined : 'use "next" of the answer before'),
});

const body = schema.object({ ...selectionSchemas, after: schema.maybe(cursor) });

export const registerReplayRoute = (deps: FailedEventRouteDeps): void =>
  registerRoute(deps, {
    method: 'post',
    path: REPLAY_PATH,
    access: 'public',
    summary: 'Replay failed events',
    privileges: [API_PRIVILEGE.failedEvents],
    body,
    handle: async (request) => {
      const { after, ...selection } = request.body;
      return replayFailedEvents(deps, {
        ...asSelection(selection),
        after,
      });
    },
  });
