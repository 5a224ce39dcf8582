// The stream in Auth0 that the plugin created for a source. It is read seldom: Auth0 limits how often
// it answers.
import { type Auth0Credentials, READ_LOG_STREAM } from '../../common/api/log_streams';
import { keyOf, useEndpoint } from './use_endpoint';

/** `credentials`: stored ones are used where none are given. */
export function useLogStream(id: string, credentials: Auth0Credentials | undefined) {
  const params = { id };
  return useEndpoint(
    READ_LOG_STREAM,
    { params, body: { credentials } },
    {
      // The secret stays out of the key: the client ID tells one application from another.
      queryKey: keyOf(READ_LOG_STREAM, { params, client_id: credentials?.client_id }),
      retry: false,
      refetchOnWindowFocus: false,
    },
  );
}
