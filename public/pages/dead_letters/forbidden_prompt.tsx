// Stands in place of the letters for a role without their privilege.
import React from 'react';
import { Prompt } from '../../components/prompt';

export const ForbiddenPrompt = () => (
  <Prompt data-test-subj="auth0LogsForbidden" iconType="lock" title="You may not see dead letters">
    <p>They hold events as they arrived, before anything in them was masked.</p>
    <p>
      Ask an administrator for a role with the Kibana privilege “Auth0 Logs”, with “Dead letters”.
    </p>
  </Prompt>
);
