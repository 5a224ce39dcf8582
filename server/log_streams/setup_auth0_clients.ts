// The clients of Auth0 that log streams and the poller share.
import type { Auth0Credentials } from '../../common/api/log_streams';
import { describeShortcoming } from '../../common/errors/shortcomings';
import type { TokenStore } from '../auth0/access_token';
import type { Auth0Config } from '../auth0/auth0_config';
import { verificationShortcomings } from '../auth0/verification';
import type { SetupContext } from '../types';
import { type Auth0Clients, createAuth0Clients } from './auth0_clients';

export interface Auth0ClientsSetup {
  config: Auth0Config;
  storeOf: (credentials: Auth0Credentials) => TokenStore;
}

/** Certificates that are not verified are never passed over in silence. */
export const setupAuth0Clients = (
  { logger }: SetupContext,
  { config, storeOf }: Auth0ClientsSetup,
): Auth0Clients => {
  for (const unverified of verificationShortcomings(config)) {
    const { title, consequence } = describeShortcoming(unverified);
    logger.get('auth0').warn(`${title} ${consequence}`);
  }
  return createAuth0Clients(config, storeOf);
};
