// The faces of a page that has no answer yet, or none that it may show.
import type { UseQueryResult } from '@tanstack/react-query';
import React, { type ReactElement } from 'react';
import { FailurePrompt } from './failure_prompt';
import { LoadingPage } from './loading_page';
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
      return <FailurePrompt failure={view.failure} onRetry={() => void query.refetch()} />;
  }
}
