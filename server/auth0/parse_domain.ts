// The domain of an Auth0 tenant out of what people paste: a host name, or the URL of any page on it.
import { Auth0LogsError } from '../errors';
import { isPublicAddress } from './public_lookup';

const MAX_LENGTH = 253;
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
/** Auth0's own pages, whose addresses are often pasted instead. */
const NOT_TENANTS = ['auth0.com', 'www.auth0.com', 'manage.auth0.com', 'accounts.auth0.com'];

const invalid = (reason: string) => new Auth0LogsError('auth0_domain_invalid', reason);

export interface DomainOptions {
  /** Lets addresses, names without a dot and ports through as well. */
  allowPrivate?: boolean;
}

/** In lower case and ASCII. Throws auth0_domain_invalid or auth0_address_forbidden. */
export const parseDomain = (text: string, { allowPrivate = false }: DomainOptions = {}): string => {
  const url = parseUrl(text.trim());
  const host = url.hostname.replace(/\.$/, '');
  if (NOT_TENANTS.includes(host))
    throw invalid(`${host} is Auth0's own site, not the domain of a tenant.`);
  const address = addressOf(host);
  if (address !== undefined) checkAddress(address, allowPrivate);
  else checkName(host, allowPrivate);
  if (url.port && !allowPrivate)
    throw invalid(`Auth0 answers on port 443 only; leave ":${url.port}" out.`);
  return url.port ? `${host}:${url.port}` : host;
};

const parseUrl = (text: string): URL => {
  if (text === '') throw invalid('The domain is empty.');
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
  if (hasScheme && !/^https?:/i.test(text)) throw invalid('Only an https address has a domain.');
  const address = hasScheme ? text.replace(/^http:/i, 'https:') : `https://${text}`;
  // What is pasted may hold a secret: it is not quoted, nor is the error that quotes it.
  if (!URL.canParse(address)) throw invalid('This is neither a host name nor an https address.');
  const url = new URL(address);
  if (url.username || url.password)
    throw invalid('The address holds a user name or a password before "@"; leave them out.');
  return url;
};

/** URL writes every form of IPv4, such as 0x7f.1, as four numbers, and IPv6 in brackets. */
const addressOf = (host: string): string | undefined => {
  if (/^\d+(\.\d+){3}$/.test(host)) return host;
  return host.startsWith('[') ? host.slice(1, -1) : undefined;
};

const checkAddress = (address: string, allowPrivate: boolean) => {
  if (allowPrivate) return;
  if (!isPublicAddress(address)) {
    const message = `${address} is no public address.`;
    throw new Auth0LogsError('auth0_address_forbidden', message);
  }
  throw invalid(`${address} is an address; Auth0's certificates need the tenant's name.`);
};

const checkName = (host: string, allowPrivate: boolean) => {
  const labels = host.split('.');
  if (host.length > MAX_LENGTH || !labels.every((label) => LABEL.test(label)))
    throw invalid(`"${host.slice(0, MAX_LENGTH)}" is no host name.`);
  if (labels.length < 2 && !allowPrivate)
    throw invalid(`"${host}" lacks the rest of the domain, such as "${host}.eu.auth0.com".`);
};
