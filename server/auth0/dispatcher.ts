// Connections to one tenant, kept alive: straight to public addresses only, or through a proxy, which
// then resolves the name itself.
import { Agent, type buildConnector, type Dispatcher, Pool, ProxyAgent } from 'undici';
import { Auth0LogsError } from '../errors';
import { createLookup, type Resolve } from './public_lookup';
import type { TlsOptions } from './tls_options';

/** The largest page of 100 events that is read: 160 KiB an event. */
export const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** Pages are read one after the other; somebody may manage the log stream meanwhile. */
const MAX_CONNECTIONS = 4;

export interface ConnectionOptions {
  /** Lets a domain be at, or resolve to, an address that is not public. */
  allowPrivate?: boolean;
  /** http: or https:, where need be with user and password. */
  proxyUrl?: string;
  tls?: TlsOptions;
  timeoutMs?: number;
  resolve?: Resolve;
}

export const createDispatcher = (options: ConnectionOptions): Dispatcher => {
  const { allowPrivate = false, proxyUrl, tls, resolve } = options;
  const limits = { connections: MAX_CONNECTIONS, maxResponseSize: MAX_ANSWER_BYTES };
  return proxyUrl === undefined
    ? new Agent({ ...limits, connect: { ...tls, lookup: createLookup(allowPrivate, resolve) } })
    : new ProxyAgent({ ...limits, ...proxyOptions(new URL(proxyUrl), options) });
};

const proxyOptions = (url: URL, { tls, timeoutMs }: ConnectionOptions): ProxyAgent.Options => ({
  uri: url.origin,
  token: authorizationOf(url),
  requestTls: { ...tls },
  proxyTls: { ...tls },
  clientFactory: (origin, { connect }: { connect: buildConnector.connector }) =>
    new Pool(origin, { connect: namingProxy(connect, url), headersTimeout: timeoutMs }),
});

const authorizationOf = ({ username, password }: URL): string | undefined => {
  if (username === '' && password === '') return undefined;
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
};

/** Else it would seem to be the tenant that cannot be reached. */
const namingProxy =
  (connect: buildConnector.connector, { host: proxy }: URL): buildConnector.connector =>
  (options, callback) =>
    connect(options, (cause, socket) => {
      if (socket) {
        callback(null, socket);
        return;
      }
      const error = (cause as NodeJS.ErrnoException).code ?? 'unknown';
      callback(
        new Auth0LogsError('auth0_proxy_failed', { details: { proxy, error }, cause }),
        null,
      );
    });
