// Where Auth0 posts to, and since when the token holds.
import { EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import type { Source } from '../../../common/api/sources';
import { formatExactTime } from '../../components/format';
import { TitledPanel } from '../../components/titled_panel';
import { WebhookAddress } from '../../components/webhook_address';

export const WebhookPanel = ({ source: { webhook_path, token } }: { source: Source }) => (
  <TitledPanel title="Webhook">
    <WebhookAddress path={webhook_path} />
    <EuiSpacer size="s" />
    <EuiText size="s" color="subdued" data-test-subj="auth0LogsToken">
      {token.created_at && <p>The token is of {formatExactTime(token.created_at)}.</p>}
      {token.previous_valid_until && (
        <p>The token before it is taken until {formatExactTime(token.previous_valid_until)}.</p>
      )}
    </EuiText>
  </TitledPanel>
);
