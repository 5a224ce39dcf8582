// What changed of the source lately, from the event log.
import { EuiBasicTable, EuiHealth, EuiSkeletonText, EuiToolTip } from '@elastic/eui';
import React from 'react';
import type { EventLogRecord } from '../../../common/api/event_log';
import { FailureCallout } from '../../components/failure_callout';
import { formatExactTime, formatRelativeTime } from '../../components/format';
import { TitledPanel } from '../../components/titled_panel';
import { useEventLog } from '../../hooks/use_event_log';
import { useNow } from '../../hooks/use_now';

export const ChangesPanel = ({ sourceId }: { sourceId: string }) => {
  const { data, error } = useEventLog(sourceId);
  const now = useNow();
  return (
    <TitledPanel title="Last changes" data-test-subj="auth0LogsChanges">
      <FailureCallout error={error} />
      {!data && !error && <EuiSkeletonText lines={4} />}
      {data && (
        <EuiBasicTable<EventLogRecord>
          compressed
          tableCaption="Last changes of the source, newest first"
          items={data.records}
          noItemsMessage="Nothing has changed yet."
          columns={[
            {
              field: 'timestamp',
              name: 'Time',
              width: '130px',
              render: (timestamp: string) => (
                <EuiToolTip content={formatExactTime(timestamp)}>
                  <span tabIndex={0}>{formatRelativeTime(timestamp, now)}</span>
                </EuiToolTip>
              ),
            },
            {
              field: 'message',
              name: 'What',
              render: (message: string, { outcome }) =>
                outcome === 'failure' ? <EuiHealth color="danger">{message}</EuiHealth> : message,
            },
          ]}
        />
      )}
    </TitledPanel>
  );
};
