import { describe, expect, it } from 'vitest';
import { findOperation } from './find_operation';

const severityOf = (operation: string, body: unknown, answer = {}) => {
  const [method = '', path = ''] = operation.split(' ');
  return findOperation(method, `/api/v2${path}`).operation.severity({ body, answer });
};

describe('findOperation', () => {
  it.each([
    ['/api/v2/organizations/org_1/members'],
    ['/v2/organizations/org_1/members'],
    ['/api/v2/organizations/org_1/members/?page=1'],
    ['https://tenant.auth0.com/api/v2/organizations/org_1/members'],
  ])('knows an operation however its path is written: %s', (path) => {
    expect(findOperation('delete', path)).toMatchObject({
      known: true,
      ids: ['org_1'],
      objectId: 'org_1',
      operation: { name: 'DELETE /organizations/{id}/members', object: 'organization' },
    });
  });

  it('prefers a segment that has a name to an id', () => {
    const nameOf = (path: string) => findOperation('PUT', path).operation.name;
    expect(nameOf('/api/v2/guardian/factors/duo/settings')).toBe(
      'PUT /guardian/factors/duo/settings',
    );
    expect(nameOf('/api/v2/guardian/factors/duo')).toBe('PUT /guardian/factors/{id}');
  });

  it.each([
    ['POST', '/api/v2/widgets', 'POST /widgets', ['creation'], 'configuration'],
    ['PATCH', '/api/v2/widgets/w_1', 'PATCH /widgets/{id}', ['change'], 'configuration'],
    ['DELETE', '/api/v2/widgets/w_1', 'DELETE /widgets/{id}', ['deletion'], 'configuration'],
    [
      'DELETE',
      '/api/v2/widgets/w_1/members',
      'DELETE /widgets/{id}/members',
      ['user', 'change'],
      'iam',
    ],
    [
      'POST',
      '/api/v2/widgets/w_1/rotate',
      'POST /widgets/{id}/rotate',
      ['change'],
      'configuration',
    ],
    ['GET', '/api/v2/widgets/w_1', 'GET /widgets/{id}', ['access'], 'configuration'],
    [
      'DELETE',
      '/api/v2/users/kim/widgets',
      'DELETE /users/{id}/widgets',
      ['user', 'change'],
      'iam',
    ],
    [
      'POST',
      '/api/v2/widgets/w1/sessions/s1/revoke',
      'POST /widgets/{id}/sessions/{id}/revoke',
      ['end'],
      'session',
    ],
  ])('reads %s %s by the last name in it', (method, path, name, type, category) => {
    const { known, operation } = findOperation(method, path);
    expect(known).toBe(false);
    expect(operation).toMatchObject({ name, type, category: [category] });
    expect(operation.title).toBeUndefined();
  });

  it('tells the person from the object', () => {
    const call = findOperation('POST', '/api/v2/organizations/org_1/members/auth0%7Ckim/roles');
    expect(call).toMatchObject({ objectId: 'org_1', userId: 'auth0|kim' });
  });

  it.each([
    ['PATCH /log-streams/lst_1', { name: 'x' }, 'low'],
    ['PATCH /log-streams/lst_1', { status: 'paused' }, 'high'],
    ['PUT /guardian/policies', ['all-applications'], 'medium'],
    ['PUT /guardian/policies', [], 'high'],
    ['PATCH /attack-protection/brute-force-protection', { shields: [] }, 'high'],
    ['PATCH /attack-protection/brute-force-protection', { enabled: false }, 'high'],
    ['PATCH /attack-protection/brute-force-protection', { enabled: true }, 'medium'],
    ['POST /clients', { grant_types: ['authorization_code'] }, 'low'],
    ['POST /clients', { grant_types: ['authorization_code', 'password'] }, 'medium'],
    ['POST /client-grants', { audience: 'https://t/api/v2/', scope: ['read:logs'] }, 'medium'],
    ['POST /client-grants', { audience: 'https://t/api/v2/', scope: ['update:users'] }, 'high'],
    ['PATCH /connections/con_1', { options: { brute_force_protection: false } }, 'high'],
  ])('weighs %s with %j as %s', (operation, body, severity) => {
    expect(severityOf(operation, body)).toBe(severity);
  });

  it('looks into the answer where the request does not say it', () => {
    const body = { scope: ['create:users'] };
    const answer = { audience: 'https://tenant/api/v2/' };
    expect(severityOf('PATCH /client-grants/cgr_1', body, answer)).toBe('high');
    expect(severityOf('PATCH /client-grants/cgr_1', body)).toBe('medium');
  });
});
