import { describe, expect, it } from 'vitest';
import { fieldOf, missingScope, waitSeconds } from './stream_failure';

const failure = (name: string, message = '') => ({ name, message, remedy: '', forbidden: false });

describe('fieldOf', () => {
  it.each([
    ['auth0_domain_unknown', 'domain'],
    ['auth0_address_forbidden', 'domain'],
    ['auth0_tls', 'domain'],
    ['auth0_not_tenant_domain', 'tenant_domain'],
    ['auth0_no_client_credentials', 'client_id'],
    ['auth0_wrong_credentials', 'client_secret'],
    ['auth0_scope_missing', 'application'],
    ['auth0_not_authorized', 'application'],
    ['cannot_encrypt', 'remember_credentials'],
    ['auth0_stream_limit', 'form'],
    ['auth0_rate_limited', 'form'],
    ['unreachable', 'form'],
  ])('shows %s at %s', (name, field) => {
    expect(fieldOf(failure(name))).toBe(field);
  });
});

describe('missingScope', () => {
  it('finds the scope in the message', () => {
    const message = 'The application lacks the scope create:log_streams.';
    expect(missingScope(failure('auth0_scope_missing', message))).toBe('create:log_streams');
    expect(missingScope(failure('auth0_not_authorized', 'Not authorized.'))).toBeUndefined();
  });
});

describe('waitSeconds', () => {
  const message = 'acme.eu.auth0.com had too many requests; it takes more in 42 s.';

  it('finds how long Auth0 takes no requests', () => {
    expect(waitSeconds(failure('auth0_rate_limited', message))).toBe(42);
  });

  it('knows none where Auth0 does not say, or something else is wrong', () => {
    expect(waitSeconds(failure('auth0_rate_limited', 'Too many requests.'))).toBeUndefined();
    expect(waitSeconds(failure('auth0_timeout', message))).toBeUndefined();
  });
});
