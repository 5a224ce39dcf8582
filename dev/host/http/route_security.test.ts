import type { RouteSecurity } from '@kbn/core/server';
import { describe, expect, it } from 'vitest';
import { applySecurity } from './route_security';

const authz = { enabled: false, reason: 'a token is checked' } as const;
const noLogin: RouteSecurity = { authz, authc: { enabled: false, reason: 'it is public' } };
const authRequired = false;

describe('applySecurity', () => {
  it.each(['8.13.0', '9.0.8'])('lets %s do without a declaration', (version) => {
    expect(applySecurity({ options: { tags: ['api', 'access:read'] } }, version)).toEqual({
      needsUser: true,
      requiredPrivileges: ['read'],
    });
  });

  it('refuses a route without a declaration from 9.1 on', () => {
    expect(() => applySecurity({ options: { tags: ['access:read'] } }, '9.1.0')).toThrow(
      '[authz.requiredPrivileges]: expected value of type [array] but got [undefined]',
    );
  });

  it('does not read the declaration before 8.16', () => {
    expect(applySecurity({ security: noLogin }, '8.15.5').needsUser).toBe(true);
    expect(applySecurity({ security: noLogin }, '8.16.0').needsUser).toBe(false);
  });

  it('refuses a route that says twice whether it needs a login', () => {
    const twice = { options: { authRequired }, security: noLogin };
    expect(() => applySecurity(twice, '8.19.0')).toThrow('Cannot specify both security.authc');
    expect(applySecurity(twice, '8.15.0').needsUser).toBe(false);
  });

  it('does not read options.authRequired from 9.4 on', () => {
    const route = { options: { authRequired }, security: { authz } };
    expect(applySecurity(route, '9.3.0').needsUser).toBe(false);
    expect(applySecurity(route, '9.4.0').needsUser).toBe(true);
  });

  it('takes privileges from the declaration rather than from tags', () => {
    const security = { authz: { requiredPrivileges: ['manage'] } };
    const { requiredPrivileges } = applySecurity(
      { options: { tags: ['access:read'] }, security },
      '8.19.0',
    );
    expect(requiredPrivileges).toEqual(['manage']);
  });
});
