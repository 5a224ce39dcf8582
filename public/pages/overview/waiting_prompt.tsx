// Empty state: a source is ready, and Auth0 has not sent anything.
import { EuiLoadingElastic, EuiText } from '@elastic/eui';
import React from 'react';
import { Prompt } from '../../components/prompt';

/** `hasStream`: the plugin has created a stream in Auth0. */
export const WaitingPrompt = ({ hasStream }: { hasStream: boolean }) => (
  <Prompt
    data-test-subj="auth0LogsWaiting"
    icon={<EuiLoadingElastic size="xl" aria-hidden />}
    title="Waiting for the first event"
  >
    <EuiText textAlign="left" size="s">
      {hasStream ? (
        <p>
          The stream in Auth0 is there. Log in to one of your applications: the event appears here
          within seconds.
        </p>
      ) : (
        <Instructions />
      )}
    </EuiText>
  </Prompt>
);

const Instructions = () => (
  <ol>
    <li>
      In the Auth0 dashboard, open <strong>Monitoring › Streams</strong> and create a{' '}
      <strong>Custom Webhook</strong> with the webhook URL above as its payload URL, content type{' '}
      <strong>application/json</strong> and content format <strong>JSON Lines</strong>.
    </li>
    <li>Enter the token of the source as its authorization token.</li>
    <li>Log in to one of your applications: the event appears here within seconds.</li>
  </ol>
);
