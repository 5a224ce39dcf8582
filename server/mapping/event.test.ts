import { describe, expect, it } from 'vitest';
import { mapEvent } from './map_event';

const CONTEXT = {
  receivedAt: new Date(0),
  sourceId: 's',
  input: 'webhook' as const,
  namespace: 'x',
  tags: [],
  preserveOriginal: false,
};
const eventOf = (type: string, details: object) =>
  mapEvent({ type, details }, CONTEXT).document.event as Record<string, unknown>;

describe('mapEventFields', () => {
  it.each([
    ['POST', '/api/v2/users', ['user', 'creation', 'info']],
    ['delete', '/api/v2/users/auth0%7Ckim03', ['user', 'deletion', 'info']],
    ['delete', '/api/v2/users/auth0%7Ckim03/roles', ['user', 'change', 'info']],
    ['post', '/api/v2/roles/rol_1/users', ['user', 'change', 'info']],
    ['get', '/api/v2/users/auth0%7Ckim03/logs', ['user', 'access', 'info']],
    ['post', '/scim/v2/connections/con_1/Users', ['user', 'creation', 'info']],
    ['post', '/scim/v2/Users', ['user', 'creation', 'info']],
    ['post', '/api/v2/clients', ['creation', 'info']],
    ['constructor', '/api/v2/clients', ['change', 'info']],
  ])('takes %s %s for %j', (method, path, types) => {
    expect(eventOf('sapi', { request: { method, path } }).type).toEqual(types);
  });

  it.each([
    [{ riskAssessment: { confidence: 'low' } }, 73],
    [{ confidence: 'Medium' }, 47],
    [{ confidence: 'neutral' }, undefined],
    [{ confidence: 'constructor' }, undefined],
  ])('scores the risk of %j', (details, score) => {
    expect(eventOf('mfar', details).risk_score).toBe(score);
  });

  it('measures by the end points where Auth0 gives no duration', () => {
    const started_at = '2026-03-14T09:00:00.000Z';
    const synchronised = eventOf('directory_sync_completed', {
      started_at,
      completed_at: '2026-03-14T09:00:02.500Z',
    });
    expect(synchronised).toMatchObject({ start: started_at, duration: 2_500_000_000 });
    const backwards = eventOf('s', { initiatedAt: 2e12, completedAt: 1e12 });
    expect(backwards.duration).toBeUndefined();
  });
});
