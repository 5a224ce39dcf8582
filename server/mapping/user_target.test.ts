import { describe, expect, it } from 'vitest';
import { readRecord } from './auth0_record';
import { mapTarget } from './user_target';

const targetOf = (path: string, body?: object, answer?: object, type = 'sapi') =>
  mapTarget(readRecord({ type, details: { request: { path, body }, response: { body: answer } } }));

describe('mapTarget', () => {
  it.each([
    ['/api/v2/users/auth0%7Ckim03', { id: 'auth0|kim03' }],
    ['/api/v2/users/auth0%7Ckim03/roles?x=1', { id: 'auth0|kim03' }],
    ['/api/v2/users/%E0%A4%A', { id: '%E0%A4%A' }],
    ['/scim/v2/connections/con_1/Users/u1', { id: 'u1' }],
    ['/api/v2/users-by-email', undefined],
    ['/api/v2/clients/abc', undefined],
  ])('reads %s', (path, expected) => {
    expect(targetOf(path)).toEqual(expected);
  });

  it('reads the id of a created user from the answer', () => {
    expect(
      targetOf('/api/v2/users', { email: 'kim@fern.example' }, { user_id: 'auth0|k' }),
    ).toEqual({ id: 'auth0|k', email: 'kim@fern.example' });
  });

  it('takes no other resource for a user, and no mask for a name', () => {
    expect(targetOf('/api/v2/clients', { name: 'My app', email: 'x@y.example' })).toBeUndefined();
    expect(targetOf('/api/v2/users/u', { name: '****' })).toEqual({ id: 'u' });
  });
});
