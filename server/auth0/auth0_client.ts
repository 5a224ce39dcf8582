// One tenant of Auth0, asked as one machine-to-machine application. Every failure is an
// Auth0LogsError that names what is wrong; no secret is logged, returned or part of a message.
import { createHttpsSender, type SenderOptions } from './https_sender';
import { createLogStreams, type LogStreams } from './log_streams';
import { type Application, createManagementApi } from './management_api';
import { parseDomain } from './parse_domain';

export interface Auth0ClientOptions extends Application, Omit<SenderOptions, 'domain'> {}

export interface Auth0Client {
  /** Host name, as understood from the options. */
  readonly domain: string;
  /** The same, unless the tenant is reached at a custom domain. */
  readonly tenantDomain: string;
  /** The scopes of the application; rejects where it may not use the Management API at all. */
  scopes(): Promise<string[]>;
  readonly logStreams: LogStreams;
}

/** Throws auth0_domain_invalid or auth0_address_forbidden at once; sends nothing yet. */
export const createAuth0Client = (options: Auth0ClientOptions): Auth0Client => {
  const { tenantDomain, clientId, clientSecret, ...connection } = options;
  const domain = parseDomain(options.domain, options);
  const send = createHttpsSender({ ...connection, domain });
  const application = {
    ...{ domain, clientId, clientSecret },
    tenantDomain: tenantDomain === undefined ? domain : parseDomain(tenantDomain, options),
  };
  const api = createManagementApi(application, send, options.signal);
  return {
    domain,
    tenantDomain: application.tenantDomain,
    scopes: async () => (await api.token()).scopes,
    logStreams: createLogStreams(api),
  };
};
