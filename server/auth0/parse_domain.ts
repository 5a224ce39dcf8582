// The domain of an Auth0 tenant out of what people paste: a host name, or the URL of any page on it.
import type { DomainFault } from '../../common/errors/auth0_failures';
import { Auth0LogsError } from '../errors';
import { isPublicAddress } from './public_lookup';

const MAX_LENGTH = 253;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Auth0's own pages, whose addresses are often pasted instead. */
const NOT_TENANTS = ['auth0.com', 'www.auth0.com', 'manage.auth0.com', 'accounts.auth0.com'];

const invalid = (fault: DomainFault, host?: string) =>
  new Auth0LogsError('auth0_domain_invalid', { details: { fault, host } });

export interface DomainOptions {
  /** Lets addresses, names without a dot and ports through as well. */
  allowPrivate?: boolean;
}

/** In lower case and ASCII. Throws auth0_domain_invalid or auth0_address_forbidden. */
export const parseDomain = (text: string, { allowPrivate = false }: DomainOptions = {}): string => {
  const url = parseUrl(text.trim());
  const host = url.hostname.replace(/\.$/, '');
  if (NOT_TENANTS.includes(host)) throw invalid('auth0_site', host);
  const address = addressOf(host);
  if (address !== undefined) checkAddress(address, allowPrivate);
  else checkName(host, allowPrivate);
  if (url.port && !allowPrivate) throw invalid('has_port', url.host);
  return url.port ? `${host}:${url.port}` : host;
};

const parseUrl = (text: string): URL => {
  if (text === '') throw invalid('empty');
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  if (hasScheme && !/^https?:/i.test(text)) throw invalid('not_https');
  const address = hasScheme ? text.replace(/^http:/i, 'https:') : `https://${text}`;
  // What is pasted may hold a secret: it is not quoted, nor is the error that quotes it.
  if (!URL.canParse(address)) throw invalid('unreadable');
  const url = new URL(address);
  if (url.username || url.password) throw invalid('has_credentials');
  return url;
};

/** URL writes every form of IPv4, such as 0x7f.1, as four numbers, and IPv6 in brackets. */
const addressOf = (host: string): string | undefined => {
  if (/^\d+(\.\d+){3}$/.test(host)) return host;
  return host.startsWith('[') ? host.slice(1, -1) : undefined;
};

const checkAddress = (address: string, allowPrivate: boolean) => {
  if (allowPrivate) return;
  if (!isPublicAddress(address))
    throw new Auth0LogsError('auth0_address_forbidden', { details: { host: address, address } });
  throw invalid('ip_address', address);
};

const checkName = (host: string, allowPrivate: boolean) => {
  const labels = host.split('.');
  if (host.length > MAX_LENGTH || !labels.every((label) => LABEL.test(label)))
    throw invalid('not_a_host', host.slice(0, MAX_LENGTH));
  if (labels.length < 2 && !allowPrivate) throw invalid('incomplete', host);
};
