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
  /** Set in kibana.yml. */
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
        label="Public URL of Kibana"
        helpText={
          isFixed
            ? 'From server.publicBaseUrl in kibana.yml.'
            : 'The public URL where Auth0 can reach Kibana. Saved in this browser; set server.publicBaseUrl in kibana.yml for everyone.'
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
          <EuiFormRow label="Webhook URL" fullWidth>
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
  server: 'Generate a token (256 random bits, shown once)',
  user: 'Use my own token',
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
      legend="Token that Auth0 sends"
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
  grant: 'Grant now, on my behalf',
  api_key: 'Use an existing API key',
  later: 'Later (until then, the webhook answers 503 and Auth0 retries)',
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
      legend="Write access"
      options={LABELS}
      value={choice}
      onChange={onChoose}
    >
      <EuiText size="s">
        <p>
          Kibana’s own user is not allowed to write events. The plugin uses an API key that can only
          write and find the events in logs-auth0.logs-*. The key is stored encrypted.
        </p>
      </EuiText>
      <EuiSpacer size="s" />
    </Choice>
    {choice === 'api_key' && (
      <>
        <EuiSpacer size="m" />
        <SecretField
          label="API key"
          helpText="In the format “Encoded”. Requires create_doc, auto_configure, read and view_index_metadata on logs-auth0.logs-*."
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
