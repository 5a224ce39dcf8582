// POST: deletes a batch of dead letters for good.
import { schema } from '@kbn/config-schema';
import { DISCARD_PATH } from '../../../common/api/dead_letters';
import { API_PRIVILEGE } from '../../../common/plugin';
import { discardDeadLetters } from '../../dead_letters/discard_dead_letters';
import { registerRoute } from '../register_route';
import { asSelection, selectionSchemas } from './letter_schemas';
import type { DeadLetterRouteDeps } from './register_dead_letter_routes';

const body = schema.object(selectionSchemas);

export const registerDiscardRoute = (deps: DeadLetterRouteDeps): void =>
  registerRoute(deps, {
    method: 'post',
    path: DISCARD_PATH,
    access: 'public',
    summary: 'Discard dead letters',
    privileges: [API_PRIVILEGE.deadLetters],
    body,
    handle: async (request) => discardDeadLetters(deps, asSelection(request.body)),
  });
