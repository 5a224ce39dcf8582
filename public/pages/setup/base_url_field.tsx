// Kibana's public address, and the webhook's address that follows from it.
import { EuiCode, EuiFieldText, EuiFormRow } from '@elastic/eui';
import React from 'react';
import { UrlObstacle } from '../../components/webhook/url_obstacle';
import { useWebhookUrl } from '../../components/webhook/use_webhook_url';

interface Props {
  value: string;
  onChange: (value: string) => void;
  problem: string | undefined;
  webhookPath: string;
  /** kibana.yml says it. */
  isFixed: boolean;
}

export const BaseUrlField = ({ value, onChange, problem, webhookPath, isFixed }: Props) => {
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
