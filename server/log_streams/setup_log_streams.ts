// What may be done to the log streams of sources in Auth0.
import type { EventLogEntry } from '../../common/api/event_log';
import type { Sources } from '../sources/setup_sources';
import type { SetupContext } from '../types';
import type { Auth0Clients } from './auth0_clients';
import { createLogStreamAdmin, type LogStreamAdmin } from './log_stream_admin';

export interface LogStreamsSetup {
  clients: Auth0Clients;
  sources: Pick<Sources, 'admin' | 'tokens' | 'credentials'>;
  record: (entry: EventLogEntry) => void;
}

export const setupLogStreams = (
  { logger }: SetupContext,
  { clients, sources: { admin, tokens, credentials }, record }: LogStreamsSetup,
): LogStreamAdmin =>
  createLogStreamAdmin({
    ...{ admin, tokens, credentials, record, clients },
    logger: logger.get('logStreams'),
  });
