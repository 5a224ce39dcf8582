import { describe, expect, it } from 'vitest';
import { readRecord } from './auth0_record';
import { mapEntityTarget } from './entity_target';

const targetOf = (path: string, name?: string, answer?: object) =>
  mapEntityTarget(
    readRecord({
      type: 'sapi',
      details: { request: { path, body: { name } }, response: { body: answer } },
    }),
  );

describe('mapEntityTarget', () => {
  it.each([
    ['/api/v2/clients/abc', { id: 'abc', sub_type: 'clients' }],
    ['/api/v2/roles/rol_1/users', { id: 'rol_1', sub_type: 'roles' }],
    ['/api/v2/actions/actions/7f/deploy', { id: '7f', sub_type: 'actions/actions' }],
    [
      '/api/v2/resource-servers/https%3A%2F%2Fapi',
      { id: 'https://api', sub_type: 'resource-servers' },
    ],
  ])('reads %s', (path, target) => {
    expect(targetOf(path)).toEqual({ target });
  });

  it.each(['/api/v2/users/auth0%7Ckim03', '/api/v2/tenants/settings', '/oauth/token', '/api/v2/x'])(
    'sees none in %s',
    (path) => {
      expect(targetOf(path, 'Name')).toBeUndefined();
    },
  );

  it('reads the id of what was created from the answer', () => {
    const answers = [{ client_id: 'c1', id: 'x' }, { id: 'con_1' }, undefined];
    expect(answers.map((answer) => targetOf('/api/v2/connections', 'members', answer))).toEqual(
      ['c1', 'con_1', undefined].map((id) => ({
        target: { id, name: 'members', sub_type: 'connections' },
      })),
    );
  });
});
