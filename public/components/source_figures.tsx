// The health of a source in figures: when, how late, how many, and what failed last.
import {
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiIconTip,
  EuiLink,
  EuiSpacer,
  EuiText,
  EuiTextColor,
  EuiTitle,
} from '@elastic/eui';
import React, { type ReactNode } from 'react';
import type { SourceHealth } from '../../common/api/health';
import type { SourceCounters } from '../../common/api/source_counters';
import type { Source } from '../../common/api/sources';
import { failureMessage, pageRemedyOf } from '../../common/errors/failures';
import { formatCount, formatDuration, formatRelativeTime } from './format';
import { RelativeTime } from './relative_time';
import { Sparkline } from './sparkline';
import { useAppLink } from '../hooks/use_app_link';
import { useNow } from '../hooks/use_now';
import { PATHS, searchOfSource } from '../paths';

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
          <Figure
            label="Ingest delay"
            meaning="From an event at Auth0 until a search finds it."
            data-test-subj="auth0LogsIngestDelay"
          >
            {ingest_delay ? formatDuration(ingest_delay.ms) : ABSENT}
          </Figure>
        </EuiFlexItem>
        <EuiFlexItem>
          <Figure label="Events in the last hour">{formatCount(lastHour)}</Figure>
        </EuiFlexItem>
        <EuiFlexItem style={{ minWidth: 200 }}>
          <Figure label="Events per minute">
            <Sparkline title={`Events per minute, ${health.source.name}`} values={per_minute} />
          </Figure>
        </EuiFlexItem>
      </EuiFlexGroup>
      <EuiSpacer size="m" />
      <CounterStats source={health.source} counters={health.counters} />
      {unknown_codes.length > 0 && (
        <>
          <EuiSpacer size="s" />
          <EuiText size="s">
            Event codes not in the catalog: {unknown_codes.join(', ')}. Their events are indexed.
          </EuiText>
        </>
      )}
      {health.last_error && <LastError error={health.last_error} />}
    </>
  );
};

const silenceLabel = (usual: number | undefined) =>
  usual === undefined ? 'Last event' : `Last event (usually within ${formatDuration(usual)})`;

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

interface Stat {
  counter: keyof SourceCounters;
  label: string;
  meaning: string;
  /** The number's colour once it is not zero. */
  color: 'default' | 'danger' | 'accent';
}

const STATS: Stat[] = [
  {
    counter: 'accepted',
    label: 'Events',
    meaning: 'Indexed, each exactly once.',
    color: 'default',
  },
  {
    counter: 'duplicate',
    label: 'Duplicates',
    meaning: 'Redelivered by Auth0; already indexed.',
    color: 'default',
  },
  {
    counter: 'dropped',
    label: 'Dropped',
    meaning: "Skipped by this source's event code filter.",
    color: 'default',
  },
  {
    counter: 'failed',
    label: 'Failed events',
    meaning: 'Records that could not be indexed, stored unchanged with the reason.',
    color: 'danger',
  },
  {
    counter: 'refused',
    label: 'Refused requests',
    meaning: 'Answered with an error, such as for an invalid token. Auth0 retries most of them.',
    color: 'danger',
  },
  {
    counter: 'unknown_code',
    label: 'Unknown codes',
    meaning: 'Indexed events whose code is not in the catalog.',
    color: 'accent',
  },
];

interface CounterStatsProps {
  source: Source;
  counters: SourceCounters;
}

export const CounterStats = ({ source, counters }: CounterStatsProps) => (
  <EuiFlexGroup wrap gutterSize="l">
    {STATS.map(({ counter, label, meaning, color }) => (
      <EuiFlexItem key={counter}>
        <Figure
          label={label}
          meaning={meaning}
          color={counters[counter] > 0 ? color : 'default'}
          data-test-subj={`auth0LogsCounter-${counter}`}
        >
          {counter === 'failed' && counters[counter] > 0 ? (
            <FailedEventsLink sourceId={source.id}>
              {formatCount(counters[counter])}
            </FailedEventsLink>
          ) : (
            formatCount(counters[counter])
          )}
        </Figure>
      </EuiFlexItem>
    ))}
  </EuiFlexGroup>
);

const FailedEventsLink = ({ sourceId, children }: { sourceId: string; children: string }) => {
  const linkTo = useAppLink();
  return (
    <EuiLink
      color="danger"
      aria-label={`View failed events, ${children} so far`}
      {...linkTo(PATHS.failedEvents, searchOfSource(sourceId))}
    >
      {children}
    </EuiLink>
  );
};

interface FigureProps {
  label: string;
  /** Behind an icon beside the label. */
  meaning?: string;
  color?: 'default' | 'danger' | 'accent';
  children: ReactNode;
  'data-test-subj'?: string;
}

const Figure = ({ label, meaning, color = 'default', ...props }: FigureProps) => (
  <div data-test-subj={props['data-test-subj']}>
    <EuiText size="xs">
      {label}{' '}
      {meaning !== undefined && (
        <EuiIconTip
          type="questionInCircle"
          color="subdued"
          content={meaning}
          aria-label={`Meaning of “${label}”`}
        />
      )}
    </EuiText>
    <EuiTitle size="s">
      <div>
        <EuiTextColor color={color} component="div">
          {props.children}
        </EuiTextColor>
      </div>
    </EuiTitle>
  </div>
);
