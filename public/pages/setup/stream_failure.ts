// Which field of the form a failure of Auth0 concerns.
import { detailsOf, type Failure } from '../../api/failure';

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

/** Scopes of which the application needs one. */
export const missingScopes = (failure: Failure): readonly string[] =>
  detailsOf(failure, 'auth0_scope_missing')?.scopes ?? [];

/** Until Auth0 accepts requests again, where it had too many and says how long. */
export const waitSeconds = (failure: Failure): number | undefined =>
  detailsOf(failure, 'auth0_rate_limited')?.retry_after_seconds;

export const sentence = ({ message, remedy }: Failure): string => `${message} ${remedy}`;
