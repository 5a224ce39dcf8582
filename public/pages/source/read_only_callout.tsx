// Why a source cannot be changed here; nothing where it can.
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { Source } from '../../../common/api/sources';
import { usePermissions } from '../../hooks/use_permissions';

export const ReadOnlyCallout = ({ source }: { source: Source }) => {
  const { manage } = usePermissions();
  const isConfigured = source.managed_by === 'kibana_yml';
  if (manage && !isConfigured) return null;
  return (
    <>
      <EuiCallOut
        size="s"
        iconType="lock"
        title={
          isConfigured
            ? 'kibana.yml declares this source'
            : 'You may see this source, not change it'
        }
        data-test-subj="auth0LogsReadOnly"
      >
        <p>
          {isConfigured
            ? 'Change it there, and restart Kibana.'
            : 'To change it takes the Kibana privilege “All” for Auth0 Logs.'}
        </p>
      </EuiCallOut>
      <EuiSpacer size="m" />
    </>
  );
};
