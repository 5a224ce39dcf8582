// Why Auth0 could not post to an address.
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { WebhookUrl } from './webhook_url';

const OBSTACLES: Record<NonNullable<WebhookUrl['obstacle']>, string> = {
  not_public:
    'Auth0 delivers over the internet, and this address is reachable from your network only. It takes the public https address of Kibana, of a reverse proxy in front of it, or of the plugin’s own listener; server.publicBaseUrl in kibana.yml sets it for everyone.',
  not_https:
    'Auth0 delivers to https addresses only. Put Kibana behind TLS; server.publicBaseUrl in kibana.yml sets its address for everyone.',
};

export const UrlObstacle = ({ obstacle }: { obstacle: WebhookUrl['obstacle'] }) =>
  obstacle ? (
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
  ) : null;
