// The credentials that the plugin keeps for a source, without the secret, and the way to be rid of them.
import { EuiDescriptionList, EuiSpacer } from '@elastic/eui';
import React from 'react';
import { FORGET_CREDENTIALS } from '../../../common/api/log_streams';
import type { Source } from '../../../common/api/sources';
import { useChange } from '../../hooks/use_endpoint';
import { usePermissions } from '../../hooks/use_permissions';
import { ConfirmedAction } from './confirmed_action';

interface Props {
  source: Source;
  credentials: NonNullable<Source['credentials']>;
}

export const KeptCredentials = ({ source, credentials }: Props) => {
  const { secrets } = usePermissions();
  const forget = useChange(FORGET_CREDENTIALS);
  return (
    <>
      <EuiDescriptionList
        compressed
        listItems={[
          { title: 'Credentials kept for', description: credentials.domain },
          { title: 'Client ID', description: credentials.client_id },
        ]}
        data-test-subj="auth0LogsKeptCredentials"
      />
      <EuiSpacer size="s" />
      {secrets && source.managed_by === 'api' && (
        <ConfirmedAction
          label="Forget the credentials"
          question="Forget the credentials?"
          confirmLabel="Forget them"
          consequence="To see or change the stream here, they have to be entered again. The application in Auth0 stays."
          change={forget}
          onConfirm={(onSuccess) => forget.mutate({ params: { id: source.id } }, { onSuccess })}
          data-test-subj="auth0LogsForgetCredentials"
        />
      )}
    </>
  );
};
