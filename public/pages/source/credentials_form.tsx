// Asks for the credentials of a machine-to-machine application, where none are kept.
import {
  EuiButton,
  EuiFieldPassword,
  EuiFieldText,
  EuiForm,
  EuiFormRow,
  EuiText,
} from '@elastic/eui';
import React, { useState, type FormEvent } from 'react';
import type { Auth0Credentials } from '../../../common/api/log_streams';

interface Props {
  /** Where the stream is. */
  domain: string;
  onEnter: (credentials: Auth0Credentials) => void;
}

export const CredentialsForm = ({ domain, onEnter }: Props) => {
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
          The plugin keeps no credentials for {domain}. Enter those of an application that may read
          and change log streams; they are used on this page and not kept.
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
          Show the stream
        </EuiButton>
      </EuiFormRow>
    </EuiForm>
  );
};
