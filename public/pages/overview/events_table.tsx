// The table of events; a row that has just arrived glows for a moment.
import {
  EuiBasicTable,
  EuiText,
  EuiToolTip,
  useEuiTheme,
  type EuiBasicTableColumn,
} from '@elastic/eui';
import { ClassNames, keyframes } from '@emotion/react';
import React from 'react';
import type { RecentEvent } from '../../../common/api/events';
import { useNow } from '../../hooks/use_now';
import { formatExactTime, formatRelativeTime } from '../../components/format';
import { OutcomeBadge } from './outcome_badge';

const GLOW = '2.5s ease-out';
const ABSENT = '–';

interface Props {
  events: RecentEvent[];
  arrivals: ReadonlySet<string>;
}

export const EventsTable = ({ events, arrivals }: Props) => {
  const { euiTheme } = useEuiTheme();
  const now = useNow();
  return (
    <ClassNames>
      {(emotion) => {
        const glow = keyframes`from { background-color: ${euiTheme.colors.highlight}; }`;
        const arrived = emotion.css`
          @media (prefers-reduced-motion: no-preference) {
            animation: ${glow} ${GLOW};
          }
        `;
        return (
          <EuiBasicTable
            tableCaption="Latest Auth0 events, newest first"
            items={events}
            itemId="id"
            columns={columns(now)}
            rowHeader="title"
            noItemsMessage="No event is stored at the moment."
            rowProps={({ id }) => ({
              'data-test-subj': 'auth0LogsEvent',
              ...(arrivals.has(id) && { className: arrived }),
            })}
          />
        );
      }}
    </ClassNames>
  );
};

const columns = (now: number): EuiBasicTableColumn<RecentEvent>[] => [
  {
    field: 'timestamp',
    name: 'Time',
    width: '150px',
    render: (timestamp: string) => (
      <EuiToolTip content={formatExactTime(timestamp)}>
        <span tabIndex={0}>{formatRelativeTime(timestamp, now)}</span>
      </EuiToolTip>
    ),
  },
  {
    field: 'title',
    name: 'Event',
    width: '30%',
    render: (title: string, { code, message }) => (
      <div>
        <strong>{title}</strong>
        <EuiText size="xs" color="subdued">
          {[code, message].filter(Boolean).join(' · ')}
        </EuiText>
      </div>
    ),
  },
  {
    field: 'outcome',
    name: 'Outcome',
    width: '110px',
    render: (outcome: RecentEvent['outcome']) => <OutcomeBadge outcome={outcome} />,
  },
  { field: 'user', name: 'User', truncateText: true, render: truncated },
  {
    field: 'source_ip',
    name: 'Source',
    width: '150px',
    render: (ip: string | undefined, { country }) => (
      <div>
        {ip ?? ABSENT}
        <EuiText size="xs" color="subdued">
          {country}
        </EuiText>
      </div>
    ),
  },
  { field: 'application', name: 'Application', truncateText: true, render: truncated },
];

function truncated(text: string | undefined) {
  return (
    <span className="eui-textTruncate" title={text}>
      {text ?? ABSENT}
    </span>
  );
}
