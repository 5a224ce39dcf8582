// Stands where the page would be when its data cannot be had.
import { EuiButton, EuiCode, EuiEmptyPrompt, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { Failure } from '../api/failure';

export const FailurePrompt = ({ failure, onRetry }: { failure: Failure; onRetry: () => void }) => (
  <EuiEmptyPrompt
    data-test-subj={failure.forbidden ? 'auth0LogsForbidden' : 'auth0LogsFailed'}
    color={failure.forbidden ? 'plain' : 'danger'}
    iconType={failure.forbidden ? 'lock' : 'warning'}
    title={
      <h2>{failure.forbidden ? 'You may not see this page' : 'This page could not be loaded'}</h2>
    }
    body={
      <>
        <p>{failure.message}</p>
        <p>{failure.mend}</p>
        <EuiSpacer size="s" />
        <EuiCode>{failure.name}</EuiCode>
      </>
    }
    actions={
      <EuiButton iconType="refresh" onClick={onRetry}>
        Try again
      </EuiButton>
    }
  />
);
