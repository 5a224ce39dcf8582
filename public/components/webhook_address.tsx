// The webhook's whole address to give to Auth0, and a warning where Auth0 cannot reach it.
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import React from 'react';
import { CopyField } from './copy_field';
import {
  checkBaseUrl,
  isFixedBaseUrl,
  rememberedBaseUrl,
  toWebhookUrl,
  type WebhookUrl,
} from './webhook_url';
import { useServices } from '../hooks/use_services';

export const WebhookAddress = ({ path }: { path: string }) => {
  const { url, obstacle } = useWebhookUrl(path);
  return (
    <>
      <CopyField
        label="Webhook URL"
        helpText="Auth0 sends the token of this source in the Authorization header."
        value={url}
        data-test-subj="auth0LogsWebhookUrl"
      />
      <UrlObstacle obstacle={obstacle} />
    </>
  );
};

/** `typed`: the base address that is being entered. */
export function useWebhookUrl(webhookPath: string, typed?: string): WebhookUrl {
  const { publicBaseUrl, serverBasePath } = useServices().core.http.basePath;
  const entered = isFixedBaseUrl(publicBaseUrl)
    ? undefined
    : [typed, rememberedBaseUrl()].find(isUsable);
  const base = entered ?? publicBaseUrl;
  return toWebhookUrl({
    publicBaseUrl: base?.trim(),
    origin: window.location.origin,
    serverBasePath,
    webhookPath,
  });
}

const isUsable = (url: string | undefined) => url !== undefined && checkBaseUrl(url) === undefined;

const OBSTACLES: Record<NonNullable<WebhookUrl['obstacle']>, string> = {
  not_public:
    'Auth0 delivers over the internet, and this address is reachable only from your network. Use the public HTTPS address of Kibana, of a reverse proxy, or of the plugin’s listener. Set server.publicBaseUrl in kibana.yml for everyone.',
  not_https:
    'Auth0 delivers only to HTTPS addresses. Turn on TLS for Kibana or its reverse proxy, and set server.publicBaseUrl in kibana.yml for everyone.',
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
