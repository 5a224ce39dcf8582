// Where Auth0 posts to, and since when the token holds.
import { EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import type { Source } from '../../../common/api/sources';
import { formatExactTime } from '../../components/format';
import { TitledPanel } from '../../components/titled_panel';
import { WebhookAddress } from '../../components/webhook/webhook_address';

interface Props {
  source: Source;
  webhook: NonNullable<Source['webhook']>;
}

export const WebhookPanel = ({ source, webhook: { path, token } }: Props) => (
  <TitledPanel title="Webhook">
    <WebhookAddress path={path} />
    <EuiSpacer size="s" />
    <EuiText size="s" data-test-subj="auth0LogsToken">
      {token.created_at === undefined && source.managed_by === 'api' && (
        <p>The webhook has no token yet: use “Rotate token” to create one.</p>
      )}
      {token.created_at && <p>The token was made on {formatExactTime(token.created_at)}.</p>}
      {token.previous_valid_until && (
        <p>The previous token is valid until {formatExactTime(token.previous_valid_until)}.</p>
      )}
    </EuiText>
  </TitledPanel>
);
