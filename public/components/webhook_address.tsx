// The address to paste into Auth0, and a word where Auth0 could not reach it.
import {
  EuiButton,
  EuiCallOut,
  EuiCopy,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
  EuiSpacer,
} from '@elastic/eui';
import React from 'react';
import { useServices } from '../hooks/use_services';
import { toWebhookUrl, type WebhookUrl } from './webhook_url';

const OBSTACLES: Record<NonNullable<WebhookUrl['obstacle']>, string> = {
  not_public:
    'Auth0 delivers over the internet, and this address is reachable from your network only. Open Kibana under its public https address, or set server.publicBaseUrl in kibana.yml.',
  not_https:
    'Auth0 delivers to https addresses only. Put Kibana behind TLS and set server.publicBaseUrl in kibana.yml.',
};

export const WebhookAddress = ({ path }: { path: string }) => {
  const { basePath } = useServices().core.http;
  const { url, obstacle } = toWebhookUrl({
    publicBaseUrl: basePath.publicBaseUrl,
    origin: window.location.origin,
    serverBasePath: basePath.serverBasePath,
    webhookPath: path,
  });
  return (
    <>
      <EuiFormRow
        label="Webhook URL"
        helpText="Auth0 sends the token of this source in the Authorization header."
        fullWidth
      >
        <EuiFlexGroup gutterSize="s" responsive={false}>
          <EuiFlexItem>
            <EuiFieldText
              readOnly
              fullWidth
              icon="link"
              value={url}
              aria-label="Webhook URL"
              data-test-subj="auth0LogsWebhookUrl"
            />
          </EuiFlexItem>
          <EuiFlexItem grow={false}>
            <EuiCopy textToCopy={url}>
              {(copy) => (
                <EuiButton
                  iconType="copyClipboard"
                  onClick={copy}
                  data-test-subj="auth0LogsCopyUrl"
                >
                  Copy
                </EuiButton>
              )}
            </EuiCopy>
          </EuiFlexItem>
        </EuiFlexGroup>
      </EuiFormRow>
      {obstacle && (
        <>
          <EuiSpacer size="m" />
          <EuiCallOut
            size="s"
            color="warning"
            iconType="warning"
            title="Auth0 cannot reach this address"
            data-test-subj="auth0LogsUrlObstacle"
          >
            <p>{OBSTACLES[obstacle]}</p>
          </EuiCallOut>
        </>
      )}
    </>
  );
};
