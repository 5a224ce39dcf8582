// What may be done to the log streams of sources in Auth0.
import type { EventLogEntry } from '../../common/api/event_log';
import { describeShortcoming } from '../../common/errors/shortcomings';
import type { Auth0Config } from '../auth0/auth0_config';
import { verificationShortcomings } from '../auth0/verification';
import type { Sources } from '../sources/setup_sources';
import type { SetupContext } from '../types';
import { createAuth0Clients } from './auth0_clients';
import { createLogStreamAdmin, type LogStreamAdmin } from './log_stream_admin';

export interface LogStreamsSetup {
  config: Auth0Config;
  sources: Pick<Sources, 'admin' | 'tokens' | 'credentials'>;
  record: (entry: EventLogEntry) => void;
}

export const setupLogStreams = (
  { logger }: SetupContext,
  { config, sources: { admin, tokens, credentials }, record }: LogStreamsSetup,
): LogStreamAdmin => {
  for (const unverified of verificationShortcomings(config)) {
    const { title, consequence } = describeShortcoming(unverified);
    logger.get('auth0').warn(`${title} ${consequence}`);
  }
  return createLogStreamAdmin({
    ...{ admin, tokens, credentials, record },
    clients: createAuth0Clients(config),
    logger: logger.get('logStreams'),
  });
};
