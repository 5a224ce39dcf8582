// The list with its filter and actions. An action on all leaves out what arrived after the list.
import { EuiFlexGroup, EuiFlexItem, EuiSpacer } from '@elastic/eui';
import React, { useState } from 'react';
import {
  FAILED_EVENTS_SIZE,
  type FailedEvent,
  type FailedEventsAnswer,
} from '../../../common/api/failed_events';
import { Prompt } from '../../components/prompt';
import { QueryStates } from '../../components/query_states';
import type { RunKind } from '../../hooks/failed_event_run';
import { useFailedEventRun, useFailedEvents } from '../../hooks/use_failed_events';
import { FailedEventActions } from './failed_event_actions';
import { FailedEventFilters } from './failed_event_filters';
import { FailedEventFlyout } from './failed_event_flyout';
import type { FailedEventFilter } from './failed_event_groups';
import { type FailedEventPage, FailedEventsTable } from './failed_events_table';
import { RunCallout } from './run_callout';

const FIRST_PAGE: FailedEventPage = { index: 0, size: FAILED_EVENTS_SIZE.default };

export const FailedEventsPanel = ({ startWith }: { startWith: FailedEventFilter }) => {
  const [filter, setFilter] = useState(startWith);
  const [page, setPage] = useState(FIRST_PAGE);
  const query = useFailedEvents({ ...filter, from: page.index * page.size, size: page.size });
  const { run, start, stop, dismiss } = useFailedEventRun();
  const show = (next: FailedEventFilter) => {
    setFilter(next);
    setPage({ ...page, index: 0 });
  };
  return (
    <>
      {run && <RunCallout run={run} onStop={stop} onDismiss={dismiss} />}
      <QueryStates query={query}>
        {(answer) =>
          answer.groups.length === 0 ? (
            <NoFailedEventsPrompt />
          ) : (
            <FailedEvents
              {...{ answer, filter, page }}
              isRunning={run?.state === 'running'}
              isLoading={query.isPreviousData}
              onFilter={show}
              onPage={setPage}
              onRun={(kind, ids) => {
                setPage({ ...page, index: 0 });
                const selection = ids ? { ids } : { ...filter, until: answer.as_of };
                void start({ kind, selection, total: ids?.length ?? answer.total });
              }}
            />
          )
        }
      </QueryStates>
    </>
  );
};

interface FailedEventsProps {
  answer: FailedEventsAnswer;
  filter: FailedEventFilter;
  page: FailedEventPage;
  isRunning: boolean;
  isLoading: boolean;
  onFilter: (filter: FailedEventFilter) => void;
  onPage: (page: FailedEventPage) => void;
  onRun: (kind: RunKind, ids: string[] | undefined) => void;
}

const FailedEvents = ({
  answer,
  filter,
  page,
  onFilter,
  onPage,
  onRun,
  ...state
}: FailedEventsProps) => {
  const { isRunning } = state;
  const isBusy = isRunning || state.isLoading;
  const [marked, setMarked] = useState<FailedEvent[]>([]);
  // What was selected on another page is out of sight, and not meant.
  const selected = answer.failed_events.filter(({ id }) =>
    marked.some((failedEvent) => failedEvent.id === id),
  );
  const [open, setOpen] = useState<FailedEvent>();
  const isAll = selected.length === 0;
  const count = isAll ? answer.total : selected.length;
  return (
    <>
      <EuiFlexGroup justifyContent="spaceBetween" alignItems="center" wrap>
        <EuiFlexItem grow={false}>
          <FailedEventFilters
            groups={answer.groups}
            filter={filter}
            isDisabled={isRunning}
            onChange={onFilter}
          />
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <FailedEventActions
            count={count}
            isAll={isAll}
            isDisabled={isBusy || count === 0}
            onRun={(kind) => onRun(kind, isAll ? undefined : selected.map(({ id }) => id))}
          />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <FailedEventsTable
        {...{ answer, page, selected, isBusy, onPage }}
        onSelect={setMarked}
        onOpen={setOpen}
      />
      {open && <FailedEventFlyout failedEvent={open} onClose={() => setOpen(undefined)} />}
    </>
  );
};

const NoFailedEventsPrompt = () => (
  <Prompt
    data-test-subj="auth0LogsNoFailedEvents"
    iconType="checkInCircleFilled"
    title="No failed events"
  >
    <p>
      Records that cannot be indexed are kept here until you replay or discard them, for 30 days
      unless kibana.yml sets another time.
    </p>
  </Prompt>
);
