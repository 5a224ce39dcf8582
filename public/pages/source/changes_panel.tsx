// The latest changes of the source, from the event log.
import { EuiBasicTable, EuiHealth, EuiSkeletonText, EuiText } from '@elastic/eui';
import React from 'react';
import { type EventLogRecord, READ_EVENT_LOG } from '../../../common/api/event_log';
import { eventLogMessage } from '../../../common/event_log/event_log_message';
import { FailureCallout } from '../../components/failure_callout';
import { RelativeTime } from '../../components/relative_time';
import { TitledPanel } from '../../components/titled_panel';
import { useEndpoint } from '../../hooks/use_endpoint';

const SHOWN = 10;
const REFRESH_MS = 15_000;

export const ChangesPanel = ({ sourceId }: { sourceId: string }) => {
  const query = { source: sourceId, size: SHOWN };
  const { data, error } = useEndpoint(READ_EVENT_LOG, { query }, { refetchInterval: REFRESH_MS });
  return (
    <TitledPanel title="Recent changes" data-test-subj="auth0LogsChanges">
      <FailureCallout error={error} />
      {!data && !error && <EuiSkeletonText lines={4} />}
      {data?.records.length === 0 && (
        <EuiText size="s">
          <p>No changes yet.</p>
        </EuiText>
      )}
      {data && data.records.length > 0 && (
        <EuiBasicTable<EventLogRecord>
          compressed
          tableCaption="Recent changes of the source, newest first"
          items={data.records}
          columns={[
            {
              field: 'timestamp',
              name: 'Time',
              width: '130px',
              render: (timestamp: string) => <RelativeTime at={timestamp} />,
            },
            {
              name: 'Change',
              render: (record: EventLogRecord) => {
                const message = eventLogMessage(record);
                return record.outcome === 'failure' ? (
                  <EuiHealth color="danger">{message}</EuiHealth>
                ) : (
                  message
                );
              },
            },
          ]}
        />
      )}
    </TitledPanel>
  );
};
