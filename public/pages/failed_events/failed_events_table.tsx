// A page of failed events; each opens to its whole text.
import {
  type CriteriaWithPagination,
  EuiBasicTable,
  type EuiBasicTableColumn,
  EuiButtonIcon,
  EuiCode,
  EuiText,
} from '@elastic/eui';
import React from 'react';
import {
  FAILED_EVENTS_SIZE,
  FAILED_EVENTS_WINDOW,
  type FailedEvent,
  type FailedEventsAnswer,
} from '../../../common/api/failed_events';
import { formatExactTime } from '../../components/format';
import { RelativeTime } from '../../components/relative_time';
import { labelOfCode } from './failed_event_words';

/** Characters of the text in a row. */
const SHOWN = 160;
const SIZES = [10, FAILED_EVENTS_SIZE.default, 50, FAILED_EVENTS_SIZE.max];

export interface FailedEventPage {
  index: number;
  size: number;
}

interface Props {
  answer: FailedEventsAnswer;
  page: FailedEventPage;
  selected: FailedEvent[];
  isBusy: boolean;
  onPage: (page: FailedEventPage) => void;
  onSelect: (failedEvents: FailedEvent[]) => void;
  onOpen: (failedEvent: FailedEvent) => void;
}

export const FailedEventsTable = ({ answer, page, selected, isBusy, ...props }: Props) => (
  <EuiBasicTable
    tableCaption="Failed events, newest first"
    items={answer.failed_events}
    itemId="id"
    columns={columns(props.onOpen)}
    loading={isBusy}
    noItemsMessage="No failed events match the filter."
    selection={{
      selected,
      selectable: () => !isBusy,
      onSelectionChange: props.onSelect,
    }}
    pagination={{
      pageIndex: page.index,
      pageSize: page.size,
      totalItemCount: Math.min(answer.total, FAILED_EVENTS_WINDOW - FAILED_EVENTS_SIZE.max),
      pageSizeOptions: SIZES,
    }}
    onChange={({ page: { index, size } }: CriteriaWithPagination<FailedEvent>) =>
      props.onPage({ index, size })
    }
    rowProps={{ 'data-test-subj': 'auth0LogsFailedEvent' }}
  />
);

const columns = (
  onOpen: (failedEvent: FailedEvent) => void,
): EuiBasicTableColumn<FailedEvent>[] => [
  {
    field: 'received',
    name: 'Received',
    width: '140px',
    render: (received: string) => <RelativeTime at={received} />,
  },
  {
    field: 'source',
    name: 'Source',
    width: '160px',
    render: (source: string) => <span className="eui-textBreakWord">{source}</span>,
  },
  {
    field: 'code',
    name: 'Reason',
    width: '30%',
    render: (code: string, { reason }) => (
      <div>
        <strong>{labelOfCode(code)}</strong>
        <EuiText size="xs" className="eui-textBreakWord">
          {reason !== `${labelOfCode(code)}.` && reason}
        </EuiText>
      </div>
    ),
  },
  {
    field: 'excerpt',
    name: 'Text',
    render: (excerpt: string, { length }) => (
      // Its own colour is too faint on a selected row.
      <EuiCode transparentBackground className="eui-textBreakAll" style={{ color: 'inherit' }}>
        {excerpt.slice(0, SHOWN)}
        {length > SHOWN && '…'}
      </EuiCode>
    ),
  },
  {
    name: 'Open',
    width: '60px',
    align: 'right',
    render: (failedEvent: FailedEvent) => (
      <EuiButtonIcon
        iconType="expand"
        aria-label={`Open the failed event received ${formatExactTime(failedEvent.received)}`}
        onClick={() => onOpen(failedEvent)}
        data-test-subj="auth0LogsOpenFailedEvent"
      />
    ),
  },
];
