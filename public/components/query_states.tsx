// A page while its first answer is on the way, and where there is none to show.
import {
  EuiButton,
  EuiCode,
  EuiFlexGrid,
  EuiFlexItem,
  EuiPanel,
  EuiSkeletonRectangle,
  EuiSkeletonText,
  EuiSpacer,
} from '@elastic/eui';
import type { UseQueryResult } from '@tanstack/react-query';
import React, { type ReactElement } from 'react';
import type { Failure } from '../api/failure';
import { Prompt } from './prompt';
import { viewOf } from './query_view';

interface Props<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'refetch'>;
  children: (answer: T) => ReactElement;
}

export function QueryStates<T>({ query, children }: Props<T>) {
  const view = viewOf(query);
  switch (view.kind) {
    case 'loading':
      return <LoadingPage />;
    case 'ready':
      return children(view.answer);
    default:
      return <FailurePrompt {...view} onRetry={() => void query.refetch()} />;
  }
}

const FailurePrompt = ({ failure, onRetry }: { failure: Failure; onRetry: () => void }) => (
  <Prompt
    data-test-subj={failure.forbidden ? 'auth0LogsForbidden' : 'auth0LogsFailed'}
    isFailure={!failure.forbidden}
    iconType={failure.forbidden ? 'lock' : 'warning'}
    title={
      failure.forbidden ? "You don't have permission to view this page" : 'Unable to load this page'
    }
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

const BLOCKS = ['accepted', 'duplicate', 'failed events', 'refused'];

const LoadingPage = () => (
  <div data-test-subj="auth0LogsLoading" aria-busy="true" aria-label="Loading">
    <EuiPanel hasBorder hasShadow={false}>
      <EuiSkeletonText lines={2} />
      <EuiSpacer />
      <EuiFlexGrid columns={4}>
        {BLOCKS.map((block) => (
          <EuiFlexItem key={block}>
            <EuiSkeletonRectangle width="100%" height={56} borderRadius="m" />
          </EuiFlexItem>
        ))}
      </EuiFlexGrid>
    </EuiPanel>
    <EuiSpacer />
    <EuiPanel hasBorder hasShadow={false}>
      <EuiSkeletonText lines={8} />
    </EuiPanel>
  </div>
);
