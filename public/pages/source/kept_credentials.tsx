// The credentials that the plugin keeps for a source, without the secret, and the way to be rid of them.
import { EuiButtonEmpty, EuiDescriptionList, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { Source } from '../../../common/api/sources';
import { FailureCallout } from '../../components/failure_callout';
import { useForgetCredentials } from '../../hooks/use_forget_credentials';
import { usePermissions } from '../../hooks/use_permissions';

interface Props {
  source: Source;
  credentials: NonNullable<Source['credentials']>;
}

export const KeptCredentials = ({ source, credentials }: Props) => {
  const { secrets } = usePermissions();
  const forget = useForgetCredentials(source.id);
  return (
    <>
      <EuiDescriptionList
        compressed
        type="column"
        listItems={[
          { title: 'Credentials kept for', description: credentials.domain },
          { title: 'Client ID', description: credentials.client_id },
        ]}
        data-test-subj="auth0LogsKeptCredentials"
      />
      <EuiSpacer size="s" />
      <FailureCallout error={forget.error} />
      {secrets && source.managed_by === 'api' && (
        <EuiButtonEmpty
          size="s"
          flush="left"
          color="danger"
          isLoading={forget.status === 'loading'}
          onClick={() => forget.mutate()}
          data-test-subj="auth0LogsForgetCredentials"
        >
          Forget the credentials
        </EuiButtonEmpty>
      )}
    </>
  );
};
