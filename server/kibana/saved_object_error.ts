// Reads what the saved objects' client throws: Boom, which carries the status in `output`. Pure.
import { Auth0LogsError, isTemporary } from '../errors';

export const savedObjectStatusOf = (error: unknown): number | undefined =>
  (error as { output?: { statusCode?: number } }).output?.statusCode;

/** Whether Elasticsearch could not answer. What cannot be decrypted comes without a status. */
export const isUnanswered = (error: unknown): boolean => {
  const status = savedObjectStatusOf(error);
  return status !== undefined && isTemporary(status);
};

/** For a call's `catch`. */
export const rethrowUnanswered = (cause: unknown): never => {
  if (!isUnanswered(cause)) throw cause;
  throw new Auth0LogsError('unavailable', { details: { task: 'access_secrets' }, cause });
};
