// How a source does, in figures: when, how late, how many, and what went wrong last.
import { EuiCallOut, EuiFlexGroup, EuiFlexItem, EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import type { SourceHealth } from '../../common/api/health';
import { failureMessage, pageRemedyOf } from '../../common/errors/failures';
import { useNow } from '../hooks/use_now';
import { CounterStats } from './counter_stats';
import { Figure } from './figure';
import { formatCount, formatDuration, formatRelativeTime } from './format';
import { RelativeTime } from './relative_time';
import { Sparkline } from './sparkline';

const ABSENT = '–';

export const SourceFigures = ({ health }: { health: SourceHealth }) => {
  const { ingest_delay, per_minute, unknown_codes, usual_silence_ms } = health;
  const lastHour = per_minute.reduce((sum, count) => sum + count, 0);
  return (
    <>
      <EuiFlexGroup wrap gutterSize="l">
        <EuiFlexItem>
          <Figure label={silenceLabel(usual_silence_ms)} data-test-subj="auth0LogsLastEvent">
            {health.last_accepted_at ? <RelativeTime at={health.last_accepted_at} /> : 'None yet'}
          </Figure>
        </EuiFlexItem>
        <EuiFlexItem>
          <Figure label="From event to searchable" data-test-subj="auth0LogsLag">
            {ingest_delay ? formatDuration(ingest_delay.ms) : ABSENT}
          </Figure>
        </EuiFlexItem>
        <EuiFlexItem>
          <Figure label="Events in the last hour">{formatCount(lastHour)}</Figure>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 200 }}>
          <Figure label="Events a minute">
            <Sparkline title={`Events a minute of ${health.source.name}`} values={per_minute} />
          </Figure>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <CounterStats source={health.source} counters={health.counters} />
      {unknown_codes.length > 0 && (
        <>
          <EuiSpacer size="s" />
          <EuiText size="s">
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

const LastError = ({ error }: { error: NonNullable<SourceHealth['last_error']> }) => {
  const now = useNow();
  return (
    <>
      <EuiSpacer size="m" />
      <EuiCallOut
        size="s"
        color="warning"
        iconType="warning"
        title={`Last error, ${formatRelativeTime(error.at, now)}: ${failureMessage(error)}`}
        data-test-subj="auth0LogsLastError"
      >
        <p>{pageRemedyOf(error.code)}</p>
      </EuiCallOut>
    </>
  );
};
