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
import type { Outcome, RecentEventsAnswer, RecentEventsFilter } from '../../../common/api/events';
import { FailureCallout } from '../../components/failure_callout';
import { FilterSelect } from '../../components/filter_select';
import { formatArrivals } from '../../components/format';
import type { QueryState } from '../../components/query_view';
import { useArrivals } from '../../hooks/use_recent_events';
import { EventsTable } from './events_table';

interface Props {
  recent: QueryState<RecentEventsAnswer>;
  live: boolean;
  filter: RecentEventsFilter;
  onLiveChange: (live: boolean) => void;
  onFilter: (filter: RecentEventsFilter) => void;
}

const OUTCOMES: { value: Outcome; text: string }[] = [
  { value: 'success', text: 'Success' },
  { value: 'failure', text: 'Failure' },
  { value: 'unknown', text: 'Unknown' },
];

export const RecentEventsPanel = ({ recent, live, filter, onLiveChange, onFilter }: Props) => (
  <EuiPanel hasBorder hasShadow={false} paddingSize="l" data-test-subj="auth0LogsRecentEvents">
    <EuiFlexGroup alignItems="center" responsive={false} gutterSize="m" wrap>
      <EuiFlexItem grow={false}>
        <EuiTitle size="s">
          <h2>Latest events</h2>
        </EuiTitle>
      </EuiFlexItem>
      <EuiFlexItem>
        <EuiHealth color={live && !recent.error ? 'success' : 'subdued'}>
          {stateOf(live, recent.error)}
        </EuiHealth>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <FilterSelect
          label="Outcome"
          all="All outcomes"
          value={filter.outcome}
          options={OUTCOMES}
          onChange={(outcome) => onFilter({ ...filter, outcome })}
          data-test-subj="auth0LogsEventFilter-outcome"
        />
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
    <EuiSpacer size="m" />
    <FailureCallout error={recent.error} />
    <Events key={JSON.stringify(filter)} {...recent} />
  </EuiPanel>
);

/** Of one filter: those of another are no arrivals. */
const Events = ({ data, error }: QueryState<RecentEventsAnswer>) => {
  const arrivals = useArrivals(data?.events);
  return (
    <>
      <EuiScreenReaderOnly>
        <p aria-live="polite">{formatArrivals(arrivals.size)}</p>
      </EuiScreenReaderOnly>
      {data && <EventsTable events={data.events} arrivals={arrivals} />}
      {!data && !error && <EuiSkeletonText lines={6} />}
    </>
  );
};

const stateOf = (live: boolean, error: unknown): string => {
  if (!live) return 'Paused';
  return error ? 'Out of date' : 'Live';
};
