// The tenant's domain, and the application that lends its rights.
import { EuiFieldPassword, EuiFormRow, EuiSwitch } from '@elastic/eui';
import React from 'react';
import { TextSetting } from '../../components/source_settings/text_setting';
import type { StreamFieldsProps } from './stream_request';

const TENANT_DOMAIN = /(^|\.)auth0(app)?\.com$/i;

export const ApplicationFields = ({ form, problems, change }: StreamFieldsProps) => {
  const domain = form.domain.trim();
  const mayBeCustom = problems.tenant_domain !== undefined || form.tenant_domain !== '';
  return (
    <>
      <TextSetting
        label="Domain"
        helpText="Of the tenant, as the settings of the application show it."
        placeholder="acme.eu.auth0.com"
        value={form.domain}
        onChange={(value) => change({ domain: value })}
        problem={problems.domain}
        data-test-subj="auth0LogsDomain"
      />
      {(mayBeCustom || (domain.includes('.') && !TENANT_DOMAIN.test(domain))) && (
        <TextSetting
          label="The tenant’s own domain (with a custom domain)"
          helpText="Where the domain above is a custom one: the one that ends with auth0.com."
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
        helpText="It is used for this one call, and kept nowhere unless you want it to be. A reload forgets it."
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
        helpText="Encrypted. The page of the source can then show the stream’s status, and pause, change and delete it, without asking for them again."
        isInvalid={problems.remember_credentials !== undefined}
        error={problems.remember_credentials}
      >
        <EuiSwitch
          label="Keep these credentials"
          checked={form.remember_credentials}
          onChange={({ target }) => change({ remember_credentials: target.checked })}
          data-test-subj="auth0LogsRemember"
        />
      </EuiFormRow>
    </>
  );
};
