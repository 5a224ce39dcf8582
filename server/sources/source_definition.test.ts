import { describe, expect, it } from 'vitest';
import { DEFAULT_API_INPUT } from '../../common/api/sources';
import { settings } from '../../test/support/sources_in_memory';
import { describeSource, type SourceDefinition, tenantOf } from './source_definition';

const definition = (changes: Partial<SourceDefinition> = {}): SourceDefinition => ({
  ...{ id: 'acme', managed_by: 'api', settings: settings({ namespace: 'prod' }) },
  ...changes,
});
const DATES = { created_at: '2026-01-02T00:00:00Z', updated_at: '2026-01-03T00:00:00Z' };
const stream = { id: 'lst_1', domain: 'Stream.Auth0.com' };

describe('describeSource', () => {
  it('shows the settings with what is derived from them, and the tokens only by their times', () => {
    const shown = describeSource(
      definition({
        webhook: {
          tokens: [
            { hash: 'hash-1', created_at: DATES.updated_at },
            { hash: 'hash-2', created_at: DATES.created_at, valid_until: '2026-01-04T00:00:00Z' },
          ],
          log_stream: stream,
        },
        ...{ ...DATES, version: '7' },
      }),
    );
    expect(shown).toEqual({
      ...settings({ namespace: 'prod' }),
      ...{ id: 'acme', managed_by: 'api', data_stream: 'logs-auth0.logs-prod' },
      webhook: {
        path: '/api/auth0_logs/webhook/acme',
        token: {
          created_at: DATES.updated_at,
          previous_valid_until: '2026-01-04T00:00:00Z',
        },
        log_stream: stream,
      },
      ...{ ...DATES, version: '7' },
    });
    expect(JSON.stringify(shown)).not.toContain('hash-');
  });

  it('shows no webhook where there is none', () => {
    const shown = describeSource(definition({ settings: settings({ api: DEFAULT_API_INPUT }) }));
    expect(shown.webhook).toBeUndefined();
    expect(shown.api).toEqual(DEFAULT_API_INPUT);
  });

  it('shows a webhook that has no token yet', () => {
    expect(describeSource(definition({ webhook: { tokens: [] } })).webhook?.token).toEqual({});
  });
});

describe('tenantOf', () => {
  const all = {
    settings: settings({ tenant: 'Setting.Auth0.com' }),
    credentials: { domain: 'login.acme.example', tenant_domain: 'Home.Auth0.com', client_id: 'c' },
    webhook: { tokens: [], log_stream: stream },
  };

  it.each([
    ['the setting', all, 'setting.auth0.com'],
    ['the domain of the tenant', { ...all, settings: settings() }, 'home.auth0.com'],
    [
      'the domain of the application',
      { ...all, settings: settings(), credentials: { domain: 'Acme.Auth0.com', client_id: 'c' } },
      'acme.auth0.com',
    ],
    ['the domain of the log stream', { webhook: all.webhook }, 'stream.auth0.com'],
  ])('is named by %s', (_what, changes, tenant) => {
    expect(tenantOf(definition(changes))).toBe(tenant);
  });

  it('is the source’s own where nothing names it, and no domain can be the same', () => {
    const [one, other] = ['one', 'other'].map((id) => tenantOf(definition({ id })));
    expect(one).not.toBe(other);
    expect(tenantOf(definition({ settings: settings({ tenant: 'one' }) }))).not.toBe(one);
  });
});
