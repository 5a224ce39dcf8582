// A call that brings a token to Auth0, and whose answer may get lost: whether it did its work shows in
// the tenant, since no other stream has this token.
import type { LogStream } from '../../common/auth0/log_stream';
import type { LogStreams } from '../auth0/log_streams';
import { Auth0LogsError, type ErrorCode } from '../errors';

/** After these Auth0 may have done what it was asked for. */
const UNCERTAIN: readonly ErrorCode[] = [
  ...(['auth0_timeout', 'auth0_unreachable', 'auth0_failing'] as const),
  ...(['auth0_unexpected_answer', 'auth0_answer_too_large', 'auth0_aborted'] as const),
];

/** Throws auth0_outcome_unknown where the tenant cannot tell either. */
export const resolveOutcome = async (
  streams: Pick<LogStreams, 'findByAuthorization'>,
  token: string,
  act: () => Promise<LogStream>,
): Promise<LogStream> => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Auth0LogsError) || !UNCERTAIN.includes(error.code)) throw error;
    const found = await streams.findByAuthorization(token).catch(() => {
      throw unknown(error);
    });
    if (found) return found;
    throw error;
  }
};

export const isUnknown = (error: unknown): boolean =>
  error instanceof Auth0LogsError && error.code === 'auth0_outcome_unknown';

const unknown = (cause: Auth0LogsError) => new Auth0LogsError('auth0_outcome_unknown', { cause });
