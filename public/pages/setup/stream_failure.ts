// Which field of the form a failure of Auth0 concerns.
import type { Failure } from '../../api/failure';

/** `application`: what the application may do, set in Auth0. `form`: none in particular. */
export type StreamField =
  | 'endpoint'
  | 'domain'
  | 'tenant_domain'
  | 'client_id'
  | 'client_secret'
  | 'remember_credentials'
  | 'application'
  | 'form';

const FIELDS: Record<string, StreamField> = {
  auth0_domain_invalid: 'domain',
  auth0_address_forbidden: 'domain',
  auth0_domain_unknown: 'domain',
  auth0_not_a_tenant: 'domain',
  auth0_tls: 'domain',
  auth0_unreachable: 'domain',
  auth0_timeout: 'domain',
  auth0_not_tenant_domain: 'tenant_domain',
  auth0_no_client_credentials: 'client_id',
  auth0_wrong_credentials: 'client_secret',
  auth0_credentials_needed: 'client_secret',
  auth0_other_tenant: 'domain',
  auth0_not_authorized: 'application',
  auth0_scope_missing: 'application',
  cannot_encrypt: 'remember_credentials',
};

export const fieldOf = ({ name }: Failure): StreamField => FIELDS[name] ?? 'form';

/** The scope that a failure names. */
export const missingScope = ({ message }: Failure): string | undefined =>
  /\b[a-z]+:log_streams\b/.exec(message)?.[0];

/** Until Auth0 takes requests again, where it had too many and says how long. */
export const waitSeconds = ({ name, message }: Failure): number | undefined => {
  const [, seconds] = /\bin (\d+) s\b/.exec(name === 'auth0_rate_limited' ? message : '') ?? [];
  return seconds === undefined ? undefined : Number(seconds);
};

export const sentence = ({ message, remedy }: Failure): string => `${message} ${remedy}`;
