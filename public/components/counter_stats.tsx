// A source's totals since its first event.
import { EuiFlexGroup, EuiFlexItem, EuiLink } from '@elastic/eui';
import React from 'react';
import type { SourceCounters } from '../../common/api/source_counters';
import type { Source } from '../../common/api/sources';
import { useAppLink } from '../hooks/use_app_link';
import { PATHS, searchOfSource } from '../paths';
import { Figure } from './figure';
import { formatCount } from './format';

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
    label: 'Repeated',
    meaning: 'Delivered again by Auth0 and there already; kept once.',
    color: 'default',
  },
  {
    counter: 'dropped',
    label: 'Dropped',
    meaning: 'Left out because of their code, as the settings of the source want it.',
    color: 'default',
  },
  {
    counter: 'failed',
    label: 'Failed events',
    meaning: 'Records that could not be indexed, kept with the reason.',
    color: 'danger',
  },
  {
    counter: 'refused',
    label: 'Refused requests',
    meaning: 'Answered with an error, such as a wrong token; Auth0 sends most of them again.',
    color: 'danger',
  },
  {
    counter: 'unknown_code',
    label: 'Unknown codes',
    meaning: 'Indexed events whose event code is not in the catalogue.',
    color: 'accent',
  },
];

interface Props {
  source: Source;
  counters: SourceCounters;
}

export const CounterStats = ({ source, counters }: Props) => (
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
      aria-label={`See the failed events, ${children} so far`}
      {...linkTo(PATHS.failedEvents, searchOfSource(sourceId))}
    >
      {children}
    </EuiLink>
  );
};
