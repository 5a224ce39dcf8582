// GET a dead letter, whole.
import { schema } from '@kbn/config-schema';
import { DEAD_LETTER_PATH } from '../../../common/api/dead_letters';
import { API_PRIVILEGE } from '../../../common/plugin';
import { readDeadLetter } from '../../dead_letters/read_dead_letters';
import { registerRoute } from '../register_route';
import { letterId } from './letter_schemas';
import type { DeadLetterRouteDeps } from './register_dead_letter_routes';

const params = schema.object({ id: letterId });

export const registerReadDeadLetterRoute = ({ client, ...deps }: DeadLetterRouteDeps): void =>
  registerRoute(deps, {
    method: 'get',
    path: DEAD_LETTER_PATH,
    access: 'public',
    summary: 'Read a dead letter',
    privileges: [API_PRIVILEGE.deadLetters],
    params,
    handle: async (request) => readDeadLetter(await client(), request.params.id),
  });
