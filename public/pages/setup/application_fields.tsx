// The tenant's domain and the application that the plugin uses, and how to create one.
import {
  EuiAccordion,
  EuiCode,
  EuiFieldPassword,
  EuiFormRow,
  EuiSpacer,
  EuiSwitch,
  EuiText,
} from '@elastic/eui';
import React from 'react';
import { toFailure } from '../../api/failure';
import { FailureCallout } from '../../components/failure_callout';
import { TextSetting } from '../../components/source_settings/setting_fields';
import { missingScopes } from './stream_failure';
import type { StreamFieldsProps } from './stream_request';

const TENANT_DOMAIN = /(^|\.)auth0(app)?\.com$/i;

export const ApplicationFields = ({ form, problems, change }: StreamFieldsProps) => {
  const domain = form.domain.trim();
  const mayBeCustom = problems.tenant_domain !== undefined || form.tenant_domain !== '';
  return (
    <>
      <TextSetting
        label="Domain"
        helpText="Domain of the tenant, from the settings of the application."
        placeholder="acme.eu.auth0.com"
        value={form.domain}
        onChange={(value) => change({ domain: value })}
        problem={problems.domain}
        data-test-subj="auth0LogsDomain"
      />
      {(mayBeCustom || (domain.includes('.') && !TENANT_DOMAIN.test(domain))) && (
        <TextSetting
          label="Tenant domain (with a custom domain)"
          helpText="If the domain above is a custom domain: the one that ends with auth0.com."
          placeholder="acme.eu.auth0.com"
          value={form.tenant_domain}
          onChange={(tenant_domain) => change({ tenant_domain })}
          problem={problems.tenant_domain}
          data-test-subj="auth0LogsTenantDomain"
        />
      )}
      <TextSetting
        label="Client ID"
        value={form.client_id}
        onChange={(client_id) => change({ client_id })}
        problem={problems.client_id}
        data-test-subj="auth0LogsClientId"
      />
      <EuiFormRow
        label="Client secret"
        helpText="Used once and not stored, unless you turn on “Store credentials”."
        isInvalid={problems.client_secret !== undefined}
        error={problems.client_secret}
        fullWidth
      >
        <EuiFieldPassword
          type="dual"
          fullWidth
          autoComplete="off"
          value={form.client_secret}
          onChange={({ target }) => change({ client_secret: target.value })}
          isInvalid={problems.client_secret !== undefined}
          data-test-subj="auth0LogsClientSecret"
        />
      </EuiFormRow>
      <EuiFormRow
        fullWidth
        helpText="Encrypted. Lets you view and manage the log stream from the source page."
        isInvalid={problems.remember_credentials !== undefined}
        error={problems.remember_credentials}
      >
        <EuiSwitch
          label="Store credentials"
          checked={form.remember_credentials}
          onChange={({ target }) => change({ remember_credentials: target.checked })}
          data-test-subj="auth0LogsRemember"
        />
      </EuiFormRow>
    </>
  );
};

const SCOPES: [string, string][] = [
  ['create:log_streams', 'create the log stream'],
  ['read:log_streams', 'view its status'],
  ['update:log_streams', 'change, pause and resume it'],
  ['delete:log_streams', 'delete it'],
];

/** `error`: of a call that the application is not allowed to make. */
export const ApplicationInstructions = ({ error }: { error: unknown }) => (
  <>
    <FailureCallout error={error} />
    <EuiAccordion
      id="auth0LogsApplicationInstructions"
      buttonContent="How to create the application in Auth0"
      {...(error !== null && { forceState: 'open' as const })}
    >
      <EuiSpacer size="s" />
      <EuiText size="s">
        <ol>
          <li>
            In Auth0’s dashboard, open <strong>Applications › Applications</strong>, choose{' '}
            <strong>Create Application</strong> and <strong>Machine to Machine</strong>.
          </li>
          <li>
            Authorize it for the <strong>Auth0 Management API</strong> with these scopes:
            <ScopeList missing={error === null ? [] : missingScopes(toFailure(error))} />
          </li>
          <li>
            Copy the domain, client ID and client secret from its <strong>Settings</strong>.
          </li>
        </ol>
      </EuiText>
    </EuiAccordion>
  </>
);

const ScopeList = ({ missing }: { missing: readonly string[] }) => (
  <ul>
    {SCOPES.map(([scope, purpose]) => (
      <li key={scope}>
        <EuiCode>{scope}</EuiCode> {purpose}
        {missing.includes(scope) && (
          <strong data-test-subj="auth0LogsMissingScope"> (missing)</strong>
        )}
      </li>
    ))}
  </ul>
);
