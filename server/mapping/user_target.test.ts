import { describe, expect, it } from 'vitest';
import { readRecord } from './auth0_record';
import { classify } from './event';
import { mapTarget } from './user_target';

interface Exchange {
  query?: unknown;
  body?: unknown;
  answer?: unknown;
  statusCode?: number;
}

const targetOf = (operation: string, { query, body, answer, statusCode }: Exchange = {}) => {
  const [method, path] = operation.split(' ');
  const details = {
    request: { method, path, query, body },
    response: { body: answer, statusCode },
  };
  const record = readRecord({ type: 'sapi', user_id: 'auth0|admin', details });
  return mapTarget(record, classify(record));
};

const namedIn = (data: object) => {
  const record = readRecord({ type: 'scp', ...data });
  return mapTarget(record, classify(record));
};

describe('mapTarget', () => {
  it.each([
    ['PATCH /api/v2/users/auth0%7Ckim03', { id: 'auth0|kim03' }],
    ['DELETE /v2/users/auth0%7Ckim03/roles?x=1', { id: 'auth0|kim03' }],
    ['PATCH /api/v2/users/%E0%A4%A', { id: '%E0%A4%A' }],
    ['POST /api/v2/organizations/org_1/members/auth0%7Ckim03/roles', { id: 'auth0|kim03' }],
    ['PUT /api/v2/unheard/x1/members/auth0%7Ckim03/of', { id: 'auth0|kim03' }],
    ['PUT /scim/v2/connections/con_1/Users/u1', { id: 'u1' }],
    ['DELETE /api/v2/user-blocks?identifier=kim%40fern.example', { email: 'kim@fern.example' }],
    ['GET /api/v2/users-by-email', undefined],
    ['PATCH /api/v2/clients/abc', undefined],
  ])('reads %s', (operation, expected) => {
    expect(targetOf(operation)).toEqual(expected);
  });

  it.each<[string, Exchange, object]>([
    [
      'POST /api/v2/users',
      { body: { email: 'k@f.example' }, answer: { user_id: 'auth0|k' } },
      { id: 'auth0|k', email: 'k@f.example' },
    ],
    ['DELETE /api/v2/grants', { query: { user_id: 'auth0|k' } }, { id: 'auth0|k' }],
    ['DELETE /api/v2/user-blocks', { query: { identifier: '+15550100' } }, { name: '+15550100' }],
    [
      'DELETE /api/v2/connections/con_1/users',
      { query: { email: 'k@f.example' } },
      { email: 'k@f.example' },
    ],
    [
      'POST /api/v2/tickets/password-change',
      { body: { email: 'k@f.example' } },
      { email: 'k@f.example' },
    ],
    [
      'POST /api/v2/roles/rol_1/users',
      { body: { users: ['auth0|a', 'auth0|b'] } },
      { id: ['auth0|a', 'auth0|b'] },
    ],
    [
      'POST /api/v2/organizations/org_1/members',
      { body: { members: [{ user_id: 'auth0|a' }] } },
      { id: 'auth0|a' },
    ],
    [
      'POST /api/v2/organizations/org_1/invitations',
      { body: { invitee: { email: 'k@f.example' }, roles: ['rol_1'] } },
      { email: 'k@f.example', roles: ['rol_1'] },
    ],
    [
      'POST /api/v2/tenants/invitations',
      { body: { owners: ['a@f.example'], roles: ['owner'] } },
      { email: 'a@f.example', roles: ['owner'] },
    ],
    [
      'POST /api/v2/tenants/invitations',
      { answer: [{ email: 'a@f.example' }] },
      { email: 'a@f.example' },
    ],
    ['POST /api/v2/sessions/s1/revoke', { answer: { user_id: 'auth0|k' } }, { id: 'auth0|k' }],
    [
      'POST /api/v2/users',
      { body: { email: 'hmac:0123456789abcdef0123456789abcdef' } },
      { hash: 'hmac:0123456789abcdef0123456789abcdef' },
    ],
  ])('reads who is concerned by %s with %j', (operation, exchange, expected) => {
    expect(targetOf(operation, exchange)).toEqual(expected);
  });

  it('gives nobody a role that was taken away or refused', () => {
    const body = { roles: ['rol_1'] };
    const roles = (method: string, statusCode: number) =>
      targetOf(`${method} /api/v2/users/u1/roles`, { body, statusCode })?.roles;
    expect([roles('POST', 204), roles('DELETE', 204), roles('POST', 403)]).toEqual([
      ['rol_1'],
      undefined,
      undefined,
    ]);
  });

  it('takes no other resource for a user, and no mask for a name', () => {
    const body = { name: 'My app', email: 'x@y.example' };
    expect(targetOf('POST /api/v2/clients', { body })).toBeUndefined();
    expect(targetOf('PATCH /api/v2/users/u', { answer: { name: '****' } })).toEqual({ id: 'u' });
    const answer = { id: 'auth_1', name: 'My phone' };
    expect(targetOf('POST /api/v2/users/u/authentication-methods', { answer })).toEqual({
      id: 'u',
    });
  });

  it.each<[object, object | undefined]>([
    [{ details: { to: 'k@f.example' } }, { email: 'k@f.example' }],
    [{ details: { email: 'k@f.example' } }, { email: 'k@f.example' }],
    [{ details: { identifier: { type: 'username', value: 'kim' } } }, { name: 'kim' }],
    [
      { details: { body: { to: ['k@f.example', 'l@f.example'] } } },
      { email: ['k@f.example', 'l@f.example'] },
    ],
    [{ user_name: 'k@f.example', details: { email: 'k@f.example' } }, undefined],
    [{ details: { email: '****' } }, undefined],
  ])('reads of another code whom %j names', (data, expected) => {
    expect(namedIn(data)).toEqual(expected);
  });
});
