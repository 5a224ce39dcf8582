// How a source does, in figures: when, how late, how many, and what went wrong last.
import {
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
  EuiStat,
  EuiText,
  EuiToolTip,
} from '@elastic/eui';
import React, { type ReactNode } from 'react';
import type { SourceHealth } from '../../common/api/health';
import { useNow } from '../hooks/use_now';
import { CounterStats } from './counter_stats';
import { formatCount, formatDuration, formatExactTime, formatRelativeTime } from './format';
import { Sparkline } from './sparkline';

const ABSENT = '–';

export const SourceFigures = ({ health }: { health: SourceHealth }) => {
  const { lag, per_minute, unknown_codes, usual_silence_ms } = health;
  const lastHour = per_minute.reduce((sum, count) => sum + count, 0);
  return (
    <>
      <EuiFlexGroup wrap gutterSize="l">
        <Figure label={silenceLabel(usual_silence_ms)} name="last_event">
          {health.last_accepted_at ? <Time at={health.last_accepted_at} /> : 'None yet'}
        </Figure>
        <Figure label="From event to searchable" name="lag">
          {lag ? formatDuration(lag.ms) : ABSENT}
        </Figure>
        <Figure label="Events in the last hour" name="last_hour">
          {formatCount(lastHour)}
        </Figure>
        <EuiFlexItem style={{ minWidth: 200 }}>
          <EuiText size="s" color="subdued">
            Events a minute
          </EuiText>
          <Sparkline
            title={`Events a minute of ${health.source.name}`}
            values={health.per_minute}
          />
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <CounterStats counters={health.counters} />
      {unknown_codes.length > 0 && (
        <>
          <EuiSpacer size="s" />
          <EuiText size="s" color="subdued">
            Not in the catalogue, and stored all the same: {unknown_codes.join(', ')}
          </EuiText>
        </>
      )}
      {health.last_error && <LastError error={health.last_error} />}
    </>
  );
};

const silenceLabel = (usual: number | undefined) =>
  usual === undefined ? 'Last event' : `Last event (usual within ${formatDuration(usual)})`;

interface FigureProps {
  label: string;
  name: string;
  children: ReactNode;
}

const Figure = ({ label, name, children }: FigureProps) => (
  <EuiFlexItem>
    <EuiStat
      reverse
      titleSize="xs"
      title={children}
      titleElement="div"
      description={label}
      data-test-subj={`auth0LogsFigure-${name}`}
    />
  </EuiFlexItem>
);

const Time = ({ at }: { at: string }) => {
  const now = useNow();
  return (
    <EuiToolTip content={formatExactTime(at)}>
      <span tabIndex={0}>{formatRelativeTime(at, now)}</span>
    </EuiToolTip>
  );
};

const LastError = ({ error }: { error: NonNullable<SourceHealth['last_error']> }) => {
  const now = useNow();
  return (
    <>
      <EuiSpacer size="m" />
      <EuiCallOut
        size="s"
        color="warning"
        iconType="warning"
        title={`Last error, ${formatRelativeTime(error.at, now)}: ${error.message}`}
        data-test-subj="auth0LogsLastError"
      >
        <p>{error.mend}</p>
      </EuiCallOut>
    </>
  );
};
