// Empty state: every record became an event.
import React from 'react';
import { Prompt } from '../../components/prompt';

export const NoFailedEventsPrompt = () => (
  <Prompt
    data-test-subj="auth0LogsNoFailedEvents"
    iconType="checkInCircleFilled"
    title="No failed events"
  >
    <p>
      Every record that was received is an event. What cannot become one is kept here until it is
      replayed, discarded or too old.
    </p>
  </Prompt>
);
