import { EcsFlat } from '@elastic/ecs';
import { describe, expect, it } from 'vitest';
import { describeUnknownCode, findEventCode } from './find_event_code';

const expectedTypes = new Map(
  EcsFlat['event.category'].allowed_values.map(
    ({ name, expected_event_types }): [string, readonly string[]] => [name, expected_event_types],
  ),
);

describe('findEventCode', () => {
  it('knows a code only as Auth0 writes it', () => {
    expect(findEventCode('fp')?.action).toBe('incorrect-password');
    expect(['FP', 'fp ', '', 'constructor', '__proto__'].map(findEventCode)).toEqual(
      Array(5).fill(undefined),
    );
  });
});

describe('describeUnknownCode', () => {
  it.each([
    ['quantum_login_failed', 'failure', ['authentication']],
    ['quantum_login_succeeded', 'success', ['authentication']],
    ['new_token_exchange_failure', 'failure', ['authentication', 'api']],
    ['global_logout_completed', 'success', ['authentication', 'session']],
    ['gd_start_smell', 'unknown', ['authentication']],
    ['limit_everything', 'failure', ['network', 'api']],
    ['raised_rate_limit', 'unknown', ['network', 'api']],
    ['profile_pwd_leak', 'failure', ['intrusion_detection', 'authentication']],
    ['foo_bar_successful', 'success', []],
    ['gd_push_settings_update', 'success', ['configuration']],
    ['all_sessions_revoked', 'success', ['session']],
    ['passkey_rename_failed', 'failure', ['authentication']],
    ['keys_rotated', 'success', ['configuration']],
    ['organization_member_removed', 'success', ['iam']],
    ['kms_vault_error', 'failure', ['configuration']],
    ['fxyz', 'failure', []],
    ['sxyz', 'success', []],
    ['successor_elected', 'unknown', []],
    ['something_else', 'unknown', []],
  ])('takes %s for a %s in %j', (code, outcome, category) => {
    const entry = describeUnknownCode(code);
    expect(entry).toMatchObject({ code, action: `unknown-${code}`, outcome, category });
    expect(entry.stream).toBeUndefined();
    const expected = category.flatMap((name) => expectedTypes.get(name) ?? []);
    expect([...expected, 'info']).toEqual(expect.arrayContaining([...entry.type]));
  });

  it('weighs a failure above the rest', () => {
    expect(describeUnknownCode('x_failed').severity).toBe('medium');
    expect(describeUnknownCode('x_succeeded').severity).toBe('info');
  });
});
