// Empty state: there is no source yet.
import { EuiButton, EuiCode } from '@elastic/eui';
import React from 'react';
import { useAppLink } from '../hooks/use_app_link';
import { usePermissions } from '../hooks/use_permissions';
import { PATHS } from '../paths';
import { Prompt } from './prompt';

export const NoSourcePrompt = () => {
  const { create } = usePermissions();
  const linkTo = useAppLink();
  return (
    <Prompt
      data-test-subj="auth0LogsNoSource"
      iconType="logoSecurity"
      title="Connect your Auth0 tenant"
      actions={
        create && (
          <EuiButton fill {...linkTo(PATHS.newSource)} data-test-subj="auth0LogsAddSource">
            Add source
          </EuiButton>
        )
      }
    >
      <p>
        {create
          ? 'A source takes the log stream of a tenant. Setting one up takes a few minutes, and ends with its first event.'
          : 'There is no source yet. To add one takes the Kibana privilege “All” for Auth0 Logs with its tokens and credentials, which you do not have.'}
      </p>
      <p>
        Sources can also be declared in kibana.yml, below <EuiCode>auth0_logs.sources</EuiCode>.
      </p>
    </Prompt>
  );
};
