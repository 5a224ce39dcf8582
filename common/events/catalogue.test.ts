import { EcsFlat } from '@elastic/ecs';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue';
import { findEventCode } from './find_event_code';

/** Every code that Auth0 documents, or did and may still send. */
const CODES = `
  acls_summary actions_execution_failed acul_sdk_notice admin_update_launch api_limit
  api_limit_warning appi ciba_exchange_failed ciba_exchange_succeeded ciba_start_failed
  ciba_start_succeeded cls coff con connected_accounts_connection_failed
  connected_accounts_connection_succeeded connected_accounts_delete_failed
  connected_accounts_delete_succeeded cs custom_domain_verification_failed depnote
  directory_sync_completed directory_sync_failed directory_sync_started du f
  failed_on_behalf_of_token_exchange fapi fc fce fco fcoa fcp fcph fcpn fcpr fcpro fcu fd fdeac
  fdeaz fdecc fdeleacft fdelsa fdu feacft feccft fecte fede federated_logout_failed fens feoobft
  feotpft fepft fepotpft fercft ferrt fertft feta fi flo flows_execution_completed
  flows_execution_failed fn forms_submission_failed forms_submission_succeeded fp fpar fpurh fs
  fsa fscim fu fui fv fvr gd_auth_email_verification gd_auth_fail_email_verification
  gd_auth_failed gd_auth_rejected gd_auth_succeed gd_enrollment_complete gd_otp_rate_limit_exceed
  gd_recovery_failed gd_recovery_rate_limit_exceed gd_recovery_succeed gd_send_email
  gd_send_email_verification gd_send_email_verification_failure gd_send_pn gd_send_pn_failure
  gd_send_sms gd_send_sms_failure gd_send_voice gd_send_voice_failure gd_start_auth
  gd_start_enroll gd_start_enroll_failed gd_tenant_update gd_unenroll gd_update_device_account
  gd_webauthn_challenge_failed gd_webauthn_enrollment_failed idjag_exchange_failed
  idjag_exchange_succeeded jwt_bearer_exchange_failed kms_key_management_failure
  kms_key_management_success kms_key_state_changed limit_delegation limit_mu limit_phone limit_sul
  limit_wc mfar mgmt_api_read my_account_authentication_method_failed
  my_account_authentication_method_succeeded oidc_backchannel_logout_failed
  oidc_backchannel_logout_succeeded organization_member_added passkey_challenge_failed
  passkey_challenge_started pla pwd_leak reset_pwd_leak resource_cleanup
  rich_consents_access_error s sapi sce scoa scp scph scpn scpr scu scv sd sdel sdeleacft sdelsa
  sdu seacft seccft secte sede sens seoobft seotpft sepft sepkoobft sepkotpft sepkrcft sercft
  sertft seta si signup_pwd_leak slo srrt ss ss_sso_failure ss_sso_info ss_sso_success ssa sscim
  success_on_behalf_of_token_exchange sui sv svr sys_os_update_end sys_os_update_start
  sys_update_end sys_update_start too_many_records ublkdu universal_logout_failed
  universal_logout_succeeded w wn wum
`;

interface AllowedValue {
  name: string;
  expected_event_types?: string[];
}
const allowed = (field: 'event.kind' | 'event.category' | 'event.type' | 'event.outcome') =>
  EcsFlat[field].allowed_values as AllowedValue[];
const names = (values: AllowedValue[]) => values.map(({ name }) => name);
const typesExpectedOf = (categories: readonly string[]) =>
  allowed('event.category')
    .filter(({ name }) => categories.includes(name))
    .flatMap((category) => category.expected_event_types ?? []);

const FILTERS =
  /^(actions|other|management\.success|scim\.event|system\.notification|user\.(success|fail|notification)|auth\.(login|logout|signup|silent_auth|token_exchange)\.(success|fail|notification))$/;

describe('catalogue', () => {
  it('holds every code of Auth0 once, in order', () => {
    expect(catalogue.map(({ code }) => code)).toEqual(CODES.trim().split(/\s+/).sort());
  });

  it('names each action once', () => {
    const actions = catalogue.map(({ action }) => action);
    expect(new Set(actions).size).toBe(actions.length);
  });

  it.each(catalogue.map((entry) => [entry.code, entry] as const))(
    'has every field of %s, each an ECS value',
    (code, entry) => {
      expect(findEventCode(code)).toBe(entry);
      expect(entry.title).not.toBe('');
      expect(entry.name).not.toBe('');
      expect(entry.classification).not.toBe('');
      expect(entry.action).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(['info', 'low', 'medium', 'high']).toContain(entry.severity);
      expect(names(allowed('event.kind'))).toContain(entry.kind);
      expect(names(allowed('event.outcome'))).toContain(entry.outcome);
      expect(entry.category.length).toBeGreaterThan(0);
      expect(entry.type.length).toBeGreaterThan(0);
      expect(names(allowed('event.category'))).toEqual(expect.arrayContaining([...entry.category]));
      expect(typesExpectedOf(entry.category)).toEqual(expect.arrayContaining([...entry.type]));
      expect(entry.category).not.toContain('threat');
      if (entry.stream !== undefined) expect(entry.stream).toMatch(FILTERS);
    },
  );

  it('knows the filter of all codes but seven', () => {
    expect(catalogue.filter(({ stream }) => stream === undefined)).toHaveLength(7);
  });
});
