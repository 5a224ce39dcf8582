// What a source has brought in the last 24 hours, by Auth0's event codes.
import { EuiBasicTable, EuiSpacer, EuiText, type EuiBasicTableColumn } from '@elastic/eui';
import React, { useState } from 'react';
import { COUNT_EVENT_CODES, type EventCodesAnswer } from '../../../common/api/events';
import { formatCount } from '../../components/format';
import { QueryStates } from '../../components/query_states';
import { TitledPanel } from '../../components/titled_panel';
import { useEndpoint } from '../../hooks/use_endpoint';

const DAY_MS = 86_400_000;
const REFRESH_MS = 60_000;
const SHOWN = 10;

export const EventCodesPanel = ({ sourceId }: { sourceId: string }) => {
  // Fixed while the page is open: each other time would be another query.
  const [since] = useState(() => new Date(Date.now() - DAY_MS).toISOString());
  const query = useEndpoint(
    COUNT_EVENT_CODES,
    { query: { source: sourceId, since } },
    { refetchInterval: REFRESH_MS },
  );
  return (
    <TitledPanel title="Events of the last 24 hours by code" data-test-subj="auth0LogsEventCodes">
      <QueryStates query={query}>
        {({ codes, total, has_events_without_source }) => (
          <>
            <EuiBasicTable
              tableCaption="Event codes, the most frequent first"
              items={codes.slice(0, SHOWN)}
              itemId="code"
              columns={COLUMNS}
              compressed
              noItemsMessage="No events in the last 24 hours."
            />
            <EuiSpacer size="s" />
            <EuiText size="xs">
              <p>
                {formatCount(total)} {total === 1 ? 'event' : 'events'}
                {codes.length > SHOWN &&
                  ` with ${codes.length} codes; the first ${SHOWN} are shown`}
                .
                {has_events_without_source &&
                  ' Events that an earlier version of the plugin indexed do not name their source and are not counted here.'}
              </p>
            </EuiText>
          </>
        )}
      </QueryStates>
    </TitledPanel>
  );
};

const COLUMNS: EuiBasicTableColumn<EventCodesAnswer['codes'][number]>[] = [
  { field: 'code', name: 'Code', width: '110px', truncateText: true },
  { field: 'title', name: 'Event', truncateText: true },
  {
    field: 'count',
    name: 'Count',
    width: '90px',
    align: 'right',
    render: (count: number) => formatCount(count),
  },
];
