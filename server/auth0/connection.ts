// kibana.yml's settings as the options of a connection, their files read anew.
import type { Auth0Config } from './auth0_config';
import type { ConnectionOptions } from './dispatcher';
import { readTlsOptions } from './tls_options';

/** Throws auth0_ssl_settings. */
export const readConnection = async (config: Auth0Config): Promise<ConnectionOptions> => ({
  allowPrivate: config.allowPrivateAddresses,
  proxyUrl: config.proxy.url,
  tls: await readTlsOptions(config.ssl),
  timeoutMs: config.timeout.asMilliseconds(),
});
