import { describe, expect, it } from 'vitest';
import { readRecord } from './auth0_record';
import { mapEntityTarget } from './entity_target';
import { readOperation } from './operation';

const targetOf = (method: string, path: string, name?: string, answer?: object) => {
  const details = { request: { method, path, body: { name } }, response: { body: answer } };
  const record = readRecord({ type: 'sapi', details });
  return mapEntityTarget(record, readOperation(record));
};

describe('mapEntityTarget', () => {
  it.each([
    ['patch', '/api/v2/clients/abc', { id: 'abc', sub_type: 'client' }],
    ['patch', '/v2/clients/abc', { id: 'abc', sub_type: 'client' }],
    ['post', '/api/v2/roles/rol_1/users', { id: 'rol_1', sub_type: 'role' }],
    ['post', '/api/v2/actions/actions/7f/deploy', { id: '7f', sub_type: 'action' }],
    [
      'delete',
      '/api/v2/clients/abc/credentials/cred_1',
      { id: 'cred_1', sub_type: 'client_credential' },
    ],
    ['patch', '/api/v2/tenants/settings', { sub_type: 'tenant' }],
    [
      'patch',
      '/api/v2/resource-servers/https%3A%2F%2Fapi',
      { id: 'https://api', sub_type: 'resource_server' },
    ],
  ])('reads %s %s', (method, path, target) => {
    expect(targetOf(method, path)).toEqual({ target });
  });

  it('sees none where the object is a user', () => {
    expect(targetOf('patch', '/api/v2/users/auth0%7Ckim03', 'Name')).toBeUndefined();
  });

  it('reads the id of what was created from the answer', () => {
    const answers = [{ client_id: 'c1', id: 'x' }, { id: 'con_1' }, undefined];
    expect(
      answers.map((answer) => targetOf('post', '/api/v2/connections', 'members', answer)),
    ).toEqual(
      ['c1', 'con_1', undefined].map((id) => ({
        target: { id, name: 'members', sub_type: 'connection' },
      })),
    );
  });
});
