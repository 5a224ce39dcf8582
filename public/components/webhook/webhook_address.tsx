// The address to give to Auth0, and a word where Auth0 could not reach it.
import React from 'react';
import { CopyField } from '../copy_field';
import { UrlObstacle } from './url_obstacle';
import { useWebhookUrl } from './use_webhook_url';

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
