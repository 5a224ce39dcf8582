// Stands in place of the failed events for a role without their privilege.
import React from 'react';
import { Prompt } from '../../components/prompt';

export const ForbiddenPrompt = () => (
  <Prompt data-test-subj="auth0LogsForbidden" iconType="lock" title="You may not see failed events">
    <p>They hold events as they arrived, before anything in them was masked.</p>
    <p>
      Ask an administrator for a role with the Kibana privilege “All” for Auth0 Logs, or with “Dead
      failed events” alone, where the licence allows that.
    </p>
  </Prompt>
);
