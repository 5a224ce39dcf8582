// Empty state: every record became an event.
import { EuiEmptyPrompt } from '@elastic/eui';
import React from 'react';

export const NoLettersPrompt = () => (
  <EuiEmptyPrompt
    data-test-subj="auth0LogsNoDeadLetters"
    color="plain"
    hasBorder
    iconType="checkInCircleFilled"
    title={<h2>No dead letters</h2>}
    body={
      <p>
        Every record that was received is an event. What cannot become one is kept here until it is
        replayed, discarded or too old.
      </p>
    }
  />
);
