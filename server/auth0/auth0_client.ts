// One tenant of Auth0, asked as one machine-to-machine application. Every failure is an
// Auth0LogsError that names what is wrong; no secret is logged, returned or part of a message.
import type { TokenStore } from './access_token';
import { checkCredentials, type CredentialsCheck } from './check_credentials';
import { createHttpsSender, type SenderOptions } from './https_sender';
import { createLogStreams, type LogStreams } from './log_streams';
import { createLogs, type Logs } from './logs';
import { type Application, createManagementApi } from './management_api';
import { parseDomain } from './parse_domain';

export interface Auth0ClientOptions extends Application, Omit<SenderOptions, 'domain'> {
  /** Shares the access token with other nodes. */
  store?: TokenStore;
}

export interface Auth0Client {
  /** Host name, as understood from the options. */
  readonly domain: string;
  /** The same, unless the tenant is reached at a custom domain. */
  readonly tenantDomain: string;
  /** The scopes of the application; rejects where it may not use the Management API at all. */
  scopes(): Promise<string[]>;
  /** Rejects where the domain or the credentials are wrong. */
  checkCredentials(wanted: readonly string[]): Promise<CredentialsCheck>;
  readonly logStreams: LogStreams;
  readonly logs: Logs;
}

/** Throws auth0_domain_invalid or auth0_address_forbidden at once; sends nothing yet. */
export const createAuth0Client = (options: Auth0ClientOptions): Auth0Client => {
  const { clientId, clientSecret, store, signal } = options;
  const domain = parseDomain(options.domain, options);
  const tenantDomain =
    options.tenantDomain === undefined ? domain : parseDomain(options.tenantDomain, options);
  const send = createHttpsSender({ ...options, domain });
  const application = { domain, tenantDomain, clientId, clientSecret };
  const api = createManagementApi(application, { send, store, signal });
  const logs = createLogs(api, application);
  const scopes = async () => (await api.token()).scopes;
  return {
    ...{ domain, tenantDomain, scopes, logs, logStreams: createLogStreams(api) },
    checkCredentials: (wanted) => checkCredentials({ scopes, logs }, wanted),
  };
};
