// An id for a source that has none yet, made from its name.
import { sourceIdFrom } from '../../common/api/sources';
import { Auth0LogsError } from '../errors';

/** With the same name; the ids get numbers. */
const MAX_NAMESAKES = 100;
const MAX_ID_LENGTH = 64;

export const freeSourceId = (name: string, taken: ReadonlySet<string>): string => {
  const base = sourceIdFrom(name) || 'source';
  for (let number = 1; number <= MAX_NAMESAKES; number += 1) {
    const id = number === 1 ? base : `${base.slice(0, MAX_ID_LENGTH - 4)}-${number}`;
    if (!taken.has(id)) return id;
  }
  throw new Auth0LogsError('too_many_namesakes', { details: { name } });
};
