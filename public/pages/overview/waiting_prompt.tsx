// Empty state: the source is ready, and Auth0 has not sent anything.
import { EuiEmptyPrompt, EuiLoadingElastic, EuiText } from '@elastic/eui';
import React from 'react';

export const WaitingPrompt = () => (
  <EuiEmptyPrompt
    data-test-subj="auth0LogsWaiting"
    color="plain"
    hasBorder
    icon={<EuiLoadingElastic size="xl" aria-hidden />}
    title={<h2>Waiting for the first event</h2>}
    body={
      <EuiText textAlign="left" size="s" color="subdued">
        <ol>
          <li>
            In the Auth0 dashboard, open <strong>Monitoring › Streams</strong> and create a{' '}
            <strong>Custom Webhook</strong> with the payload URL above, content type{' '}
            <strong>application/json</strong> and content format <strong>JSON Lines</strong>.
          </li>
          <li>
            As its authorization token, enter the token of the source; then log in to one of your
            applications. The event appears here within seconds.
          </li>
        </ol>
      </EuiText>
    }
  />
);
