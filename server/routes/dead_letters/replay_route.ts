// POST: a batch of dead letters through the ingest path once more.
import { schema } from '@kbn/config-schema';
import { REPLAY_PATH } from '../../../common/api/dead_letters';
import { API_PRIVILEGE } from '../../../common/plugin';
import { replayDeadLetters } from '../../dead_letters/replay_dead_letters';
import { registerRoute } from '../register_route';
import { asSelection, selectionSchemas } from './letter_schemas';
import type { DeadLetterRouteDeps } from './register_dead_letter_routes';

const cursor = schema.string({
  validate: (text) => (/^\d{1,18}$/.test(text) ? undefined : 'use "next" of the answer before'),
});

const body = schema.object({ ...selectionSchemas, after: schema.maybe(cursor) });

export const registerReplayRoute = (deps: DeadLetterRouteDeps): void =>
  registerRoute(deps, {
    method: 'post',
    path: REPLAY_PATH,
    access: 'public',
    summary: 'Replay dead letters',
    privileges: [API_PRIVILEGE.deadLetters],
    body,
    handle: async (request) => {
      const { after, ...selection } = request.body;
      return replayDeadLetters(deps, {
        ...asSelection(selection),
        ...(after !== undefined && { after }),
      });
    },
  });
