// Stands where the page would be when its data cannot be had.
import { EuiButton, EuiCode, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { Failure } from '../api/failure';
import { Prompt } from './prompt';

export const FailurePrompt = ({ failure, onRetry }: { failure: Failure; onRetry: () => void }) => (
  <Prompt
    data-test-subj={failure.forbidden ? 'auth0LogsForbidden' : 'auth0LogsFailed'}
    isFailure={!failure.forbidden}
    iconType={failure.forbidden ? 'lock' : 'warning'}
    title={failure.forbidden ? 'You may not see this page' : 'This page could not be loaded'}
    actions={
      <EuiButton iconType="refresh" onClick={onRetry}>
        Try again
      </EuiButton>
    }
  >
    <p>{failure.message}</p>
    <p>{failure.remedy}</p>
    <EuiSpacer size="s" />
    <EuiCode>{failure.name}</EuiCode>
  </Prompt>
);
