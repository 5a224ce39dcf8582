// Stands in place of the letters for a role without their privilege.
import { EuiEmptyPrompt } from '@elastic/eui';
import React from 'react';

export const ForbiddenPrompt = () => (
  <EuiEmptyPrompt
    data-test-subj="auth0LogsForbidden"
    color="plain"
    iconType="lock"
    title={<h2>You may not see dead letters</h2>}
    body={
      <>
        <p>They hold events as they arrived, before anything in them was masked.</p>
        <p>
          Ask an administrator for a role with the Kibana privilege “All” for Auth0 Logs, or with
          “Dead letters” alone, where the licence allows that.
        </p>
      </>
    }
  />
);
