// Shown where the plugin may not write events yet: how it comes to that right.
import { EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import { SecretField } from '../../components/secret_field';
import { Choice } from './choice';
import type { WizardState } from './wizard_state';

type Way = WizardState['writeAccess'];

interface Props {
  choice: Way;
  onChoose: (choice: Way) => void;
  apiKey: string;
  onApiKeyChange: (apiKey: string) => void;
  problem: string | undefined;
}

const LABELS: Record<Way, string> = {
  grant: 'Grant it now, on my behalf',
  api_key: 'Use an API key that I have',
  later: 'Later: until then the webhook answers 503, and Auth0 keeps the events',
};

export const WriteAccessFields = ({ choice, onChoose, apiKey, onApiKeyChange, problem }: Props) => (
  <div data-test-subj="auth0LogsWriteAccess">
    <Choice
      name="auth0LogsWriteAccess"
      legend="Right to write events"
      options={LABELS}
      value={choice}
      onChange={onChoose}
    >
      <EuiText size="s">
        <p>
          Kibana’s own user may not write events. The plugin uses an API key that may do nothing but
          write and find the events of logs-auth0.logs-*, and stores it encrypted.
        </p>
      </EuiText>
      <EuiSpacer size="s" />
    </Choice>
    {choice === 'api_key' && (
      <>
        <EuiSpacer size="m" />
        <SecretField
          label="API key"
          helpText="As Elasticsearch shows it in the format “Encoded”. It needs create_doc, auto_configure, read and view_index_metadata on logs-auth0.logs-*."
          autoComplete="off"
          value={apiKey}
          onChange={onApiKeyChange}
          problem={problem}
          data-test-subj="auth0LogsApiKey"
        />
      </>
    )}
  </div>
);
