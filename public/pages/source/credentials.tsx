// Credentials of an Auth0 application: the stored ones without their secret, or a form for others.
import {
  EuiButton,
  EuiDescriptionList,
  EuiFieldPassword,
  EuiFieldText,
  EuiForm,
  EuiFormRow,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import React, { type FormEvent, useState } from 'react';
import { type Auth0Credentials, FORGET_CREDENTIALS } from '../../../common/api/log_streams';
import type { Source } from '../../../common/api/sources';
import { useChange } from '../../hooks/use_endpoint';
import { usePermissions } from '../../hooks/use_permissions';
import { ConfirmedAction } from './confirmed_action';

interface KeptCredentialsProps {
  source: Source;
  credentials: NonNullable<Source['credentials']>;
}

export const KeptCredentials = ({ source, credentials }: KeptCredentialsProps) => {
  const { secrets } = usePermissions();
  const forget = useChange(FORGET_CREDENTIALS);
  return (
    <>
      <EuiDescriptionList
        compressed
        listItems={[
          { title: 'Stored credentials for', description: credentials.domain },
          { title: 'Client ID', description: credentials.client_id },
        ]}
        data-test-subj="auth0LogsKeptCredentials"
      />
      <EuiSpacer size="s" />
      {secrets && source.managed_by === 'api' && (
        <ConfirmedAction
          label="Delete stored credentials"
          question="Delete the stored credentials?"
          confirmLabel="Delete credentials"
          consequence="To view or change the log stream here, you will have to enter them again. The application in Auth0 is not deleted."
          change={forget}
          onConfirm={(onSuccess) => forget.mutate({ params: { id: source.id } }, { onSuccess })}
          data-test-subj="auth0LogsForgetCredentials"
        />
      )}
    </>
  );
};

interface CredentialsFormProps {
  /** Where the stream is. */
  domain: string;
  onEnter: (credentials: Auth0Credentials) => void;
}

export const CredentialsForm = ({ domain, onEnter }: CredentialsFormProps) => {
  const [clientId, setClientId] = useState('');
  const [clientSecret, setClientSecret] = useState('');
  const isComplete = clientId.trim() !== '' && clientSecret !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) onEnter({ domain, client_id: clientId.trim(), client_secret: clientSecret });
  };
  return (
    <EuiForm component="form" onSubmit={submit}>
      <EuiText size="s">
        <p>
          No credentials are stored for {domain}. Enter those of an application that is allowed to
          read and change log streams. They are used on this page and not stored.
        </p>
      </EuiText>
      <EuiFormRow label="Client ID" fullWidth>
        <EuiFieldText
          fullWidth
          spellCheck={false}
          value={clientId}
          onChange={({ target }) => setClientId(target.value)}
          data-test-subj="auth0LogsClientId"
        />
      </EuiFormRow>
      <EuiFormRow label="Client secret" fullWidth>
        <EuiFieldPassword
          fullWidth
          type="dual"
          autoComplete="off"
          value={clientSecret}
          onChange={({ target }) => setClientSecret(target.value)}
          data-test-subj="auth0LogsClientSecret"
        />
      </EuiFormRow>
      <EuiFormRow>
        <EuiButton type="submit" isDisabled={!isComplete} data-test-subj="auth0LogsReadStream">
          Show log stream
        </EuiButton>
      </EuiFormRow>
    </EuiForm>
  );
};
