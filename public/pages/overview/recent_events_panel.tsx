// The last events, renewed as they arrive until the user pauses.
import {
  EuiButtonEmpty,
  EuiFlexGroup,
  EuiFlexItem,
  EuiHealth,
  EuiPanel,
  EuiScreenReaderOnly,
  EuiSkeletonText,
  EuiSpacer,
  EuiTitle,
} from '@elastic/eui';
import React from 'react';
import type { RecentEventsAnswer } from '../../../common/api/events';
import { FailureCallout } from '../../components/failure_callout';
import { useArrivals } from '../../hooks/use_recent_events';
import { EventsTable } from './events_table';
import { formatArrivals } from '../../components/format';
import type { QueryState } from '../../components/query_view';

interface Props {
  recent: QueryState<RecentEventsAnswer>;
  live: boolean;
  onLiveChange: (live: boolean) => void;
}

export const RecentEventsPanel = ({ recent: { data, error }, live, onLiveChange }: Props) => {
  const arrivals = useArrivals(data?.events);
  return (
    <EuiPanel hasBorder hasShadow={false} paddingSize="l" data-test-subj="auth0LogsRecentEvents">
      <EuiFlexGroup alignItems="center" responsive={false} gutterSize="m">
        <EuiFlexItem grow={false}>
          <EuiTitle size="s">
            <h2>Latest events</h2>
          </EuiTitle>
        </EuiFlexItem>
        <EuiFlexItem>
          <EuiHealth color={live && !error ? 'success' : 'subdued'}>
            {stateOf(live, error)}
          </EuiHealth>
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiButtonEmpty
            size="s"
            iconType={live ? 'pause' : 'play'}
            onClick={() => onLiveChange(!live)}
            data-test-subj="auth0LogsLiveToggle"
          >
            {live ? 'Pause' : 'Resume'}
          </EuiButtonEmpty>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiScreenReaderOnly>
        <p aria-live="polite">{formatArrivals(arrivals.size)}</p>
      </EuiScreenReaderOnly>
      <EuiSpacer size="m" />
      <FailureCallout error={error} />
      {data && <EventsTable events={data.events} arrivals={arrivals} />}
      {!data && !error && <EuiSkeletonText lines={6} />}
    </EuiPanel>
  );
};

const stateOf = (live: boolean, error: unknown): string => {
  if (!live) return 'Paused';
  return error ? 'Out of date' : 'Live';
};
