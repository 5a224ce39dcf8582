import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Source } from '../../../common/api/sources';
import { toForm } from '../../components/source_settings/settings_form';
import { adoptSource, toSwitched, toUpdate } from './update_request';

const base: Source = {
  ...DEFAULT_SETTINGS,
  ...{ name: 'Acme', id: 'acme', managed_by: 'api', version: 'v1' },
  data_stream: 'logs-auth0.logs-default',
  webhook: { path: '/api/auth0_logs/webhook/acme', token: {} },
};

describe('adoptSource', () => {
  const adopt = (change: Partial<Source>, isChanged: boolean) =>
    adoptSource({ base, source: { ...base, ...change }, isChanged });

  it('starts anew where nothing was typed', () => {
    expect(adopt({ version: 'v2', name: 'Other' }, false)).toBe('whole');
  });

  it('preserves what was typed over a new token or a pause', () => {
    expect(adopt({ version: 'v2' }, true)).toBe('version');
    expect(adopt({ version: 'v2', enabled: false }, true)).toBe('version');
  });

  it("leaves another's change to the server", () => {
    expect(adopt({ version: 'v2', name: 'Other' }, true)).toBe('nothing');
  });

  it.each([true, false])('does nothing where nothing is new', (isChanged) => {
    expect(adopt({}, isChanged)).toBe('nothing');
  });
});

describe('requests', () => {
  it('replace the version that the form began with', () => {
    const form = { ...toForm(base), name: 'New', enabled: false };
    expect(toUpdate(base, form)).toMatchObject({ name: 'New', version: 'v1', enabled: true });
  });

  it('pause and resume without another change', () => {
    expect(toSwitched(base)).toEqual({
      ...DEFAULT_SETTINGS,
      ...{ name: 'Acme', enabled: false, version: 'v1', webhook: {} },
    });
  });
});
