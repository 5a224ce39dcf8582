// The table of events; a row that has just arrived is highlighted for a moment.
import {
  EuiBadge,
  EuiBasicTable,
  type EuiBasicTableColumn,
  EuiText,
  useEuiTheme,
} from '@elastic/eui';
import { ClassNames, keyframes } from '@emotion/react';
import React from 'react';
import type { RecentEvent } from '../../../common/api/events';
import { RelativeTime } from '../../components/relative_time';

const GLOW = '2.5s ease-out';
const ABSENT = '–';

interface Props {
  events: RecentEvent[];
  arrivals: ReadonlySet<string>;
}

export const EventsTable = ({ events, arrivals }: Props) => {
  const { euiTheme } = useEuiTheme();
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
            columns={COLUMNS}
            rowHeader="title"
            noItemsMessage="No events found"
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

const COLUMNS: EuiBasicTableColumn<RecentEvent>[] = [
  {
    field: 'timestamp',
    name: 'Time',
    width: '15%',
    render: (timestamp: string) => <RelativeTime at={timestamp} />,
  },
  {
    field: 'title',
    name: 'Event',
    width: '27%',
    render: (title: string, { code, message }) => (
      <div>
        <strong>{title}</strong>
        <EuiText size="xs">
          {[code, message === title ? undefined : message].filter(Boolean).join(' · ')}
        </EuiText>
      </div>
    ),
  },
  {
    field: 'outcome',
    name: 'Outcome',
    width: '105px',
    render: (outcome: RecentEvent['outcome']) => <OutcomeBadge outcome={outcome} />,
  },
  { field: 'user', name: 'User', width: '18%', truncateText: true, render: truncated },
  {
    field: 'source_ip',
    name: 'IP address',
    width: '16%',
    render: (ip: string | undefined, { country }) => (
      <div>
        {ip ?? ABSENT}
        <EuiText size="xs">{country}</EuiText>
      </div>
    ),
  },
  {
    field: 'application',
    name: 'Application',
    width: '13%',
    truncateText: true,
    render: truncated,
  },
];

function truncated(text: string | undefined) {
  return (
    <span className="eui-textTruncate" title={text}>
      {text ?? ABSENT}
    </span>
  );
}

const BADGES = {
  success: { color: 'success', iconType: 'check', label: 'Success' },
  failure: { color: 'danger', iconType: 'cross', label: 'Failure' },
  unknown: { color: 'hollow', iconType: 'minus', label: 'Unknown' },
} as const;

const OutcomeBadge = ({ outcome = 'unknown' }: { outcome: RecentEvent['outcome'] }) => {
  const { label, ...style } = BADGES[outcome];
  return <EuiBadge {...style}>{label}</EuiBadge>;
};
