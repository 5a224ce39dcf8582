// The fields of the second step: Kibana's public address, the webhook's token, the right to write.
import { EuiCode, EuiFieldText, EuiFormRow, EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import { MIN_TOKEN_LENGTH } from '../../../common/api/sources';
import { SecretField } from '../../components/secret_field';
import { UrlObstacle, useWebhookUrl } from '../../components/webhook_address';
import { Choice } from './choice';
import type { WizardState } from './wizard_state';

interface BaseUrlFieldProps {
  value: string;
  onChange: (value: string) => void;
  problem: string | undefined;
  webhookPath: string;
  /** kibana.yml says it. */
  isFixed: boolean;
}

export const BaseUrlField = ({
  value,
  onChange,
  problem,
  webhookPath,
  isFixed,
}: BaseUrlFieldProps) => {
  const { url, obstacle } = useWebhookUrl(webhookPath, value);
  return (
    <>
      <EuiFormRow
        label="Public address of Kibana"
        helpText={
          isFixed
            ? 'From server.publicBaseUrl in kibana.yml.'
            : 'Under which Auth0 finds Kibana on the internet. It is remembered in this browser; server.publicBaseUrl in kibana.yml sets it for everyone.'
        }
        isInvalid={problem !== undefined}
        error={problem}
        fullWidth
      >
        <EuiFieldText
          fullWidth
          icon="link"
          value={value}
          readOnly={isFixed}
          onChange={({ target }) => onChange(target.value)}
          isInvalid={problem !== undefined}
          spellCheck={false}
          data-test-subj="auth0LogsBaseUrl"
        />
      </EuiFormRow>
      {problem === undefined && (
        <>
          <EuiFormRow label="Auth0 will post to" fullWidth>
            <EuiCode data-test-subj="auth0LogsWebhookUrlToBe">{url}</EuiCode>
          </EuiFormRow>
          <UrlObstacle obstacle={obstacle} />
        </>
      )}
    </>
  );
};

interface TokenFieldsProps {
  from: WizardState['tokenFrom'];
  onFromChange: (from: WizardState['tokenFrom']) => void;
  token: string;
  onTokenChange: (token: string) => void;
  problem: string | undefined;
}

const OPTIONS = {
  server: 'Generate one: 256 random bits, shown once',
  user: 'Use my own',
};

export const TokenFields = ({
  from,
  onFromChange,
  token,
  onTokenChange,
  problem,
}: TokenFieldsProps) => (
  <>
    <Choice
      name="auth0LogsTokenFrom"
      legend="Token that Auth0 has to send"
      options={OPTIONS}
      value={from}
      onChange={onFromChange}
    />
    {from === 'user' && (
      <>
        <EuiSpacer size="m" />
        <SecretField
          label="Token"
          helpText={`At least ${MIN_TOKEN_LENGTH} characters, since anyone on the internet may try to guess it.`}
          autoComplete="new-password"
          value={token}
          onChange={onTokenChange}
          problem={problem}
          data-test-subj="auth0LogsOwnToken"
        />
      </>
    )}
  </>
);

type Way = WizardState['writeAccess'];

interface WriteAccessFieldsProps {
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

export const WriteAccessFields = ({
  choice,
  onChoose,
  apiKey,
  onApiKeyChange,
  problem,
}: WriteAccessFieldsProps) => (
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
