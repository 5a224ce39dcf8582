import { describe, expect, it } from 'vitest';
import { fieldOf, missingScopes, waitSeconds } from './stream_failure';

const failure = (name: string, details?: object) => ({
  ...{ name, details, message: '', remedy: '', forbidden: false },
});

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

it('names the scopes that the application lacks', () => {
  const scopes = ['create:log_streams'];
  expect(missingScopes(failure('auth0_scope_missing', { scopes }))).toEqual(scopes);
  expect(missingScopes(failure('auth0_not_authorized'))).toEqual([]);
});

describe('waitSeconds', () => {
  const details = { domain: 'acme.eu.auth0.com', retry_after_seconds: 42 };

  it('finds how long Auth0 accepts no requests', () => {
    expect(waitSeconds(failure('auth0_rate_limited', details))).toBe(42);
  });

  it('knows none where Auth0 does not say, or something else is wrong', () => {
    expect(waitSeconds(failure('auth0_rate_limited', { domain: 'd' }))).toBeUndefined();
    expect(waitSeconds(failure('auth0_timeout', details))).toBeUndefined();
  });
});
