// GET dead letters: a page of them, newest first, and how many there are of each kind.
import { schema } from '@kbn/config-schema';
import {
  DEAD_LETTERS_PATH,
  DEAD_LETTERS_SIZE,
  DEAD_LETTERS_WINDOW,
} from '../../../common/api/dead_letters';
import { API_PRIVILEGE } from '../../../common/plugin';
import { listDeadLetters } from '../../dead_letters/read_dead_letters';
import { registerRoute } from '../register_route';
import { wholeNumber } from '../whole_number';
import { filterSchemas } from './letter_schemas';
import type { DeadLetterRouteDeps } from './register_dead_letter_routes';

const { default: defaultSize, max } = DEAD_LETTERS_SIZE;

const query = schema.object({
  ...filterSchemas,
  from: wholeNumber(0, { min: 0, max: DEAD_LETTERS_WINDOW - max }),
  size: wholeNumber(defaultSize, { min: 1, max }),
});

export const registerListDeadLettersRoute = ({ client, ...deps }: DeadLetterRouteDeps): void =>
  registerRoute(deps, {
    method: 'get',
    path: DEAD_LETTERS_PATH,
    access: 'public',
    summary: 'List dead letters',
    privileges: [API_PRIVILEGE.deadLetters],
    query,
    handle: async (request) => listDeadLetters(await client(), request.query),
  });
