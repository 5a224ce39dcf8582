// Until the first event: for how long, and what may be in its way.
import {
  EuiCallOut,
  EuiFlexGroup,
  EuiFlexItem,
  EuiLoadingSpinner,
  EuiSpacer,
  EuiText,
} from '@elastic/eui';
import React from 'react';
import type { HealthAnswer } from '../../../common/api/health';
import type { Source } from '../../../common/api/sources';
import { useElapsedSeconds } from '../../hooks/use_now';
import { hintsOf, type Arrival } from './live_check';
import { useWebhookUrl } from '../../components/webhook/use_webhook_url';

interface Props {
  source: Source;
  answer: HealthAnswer | undefined;
  arrival: Arrival;
}

const ASIDE: Partial<Record<Arrival, string>> = {
  dropped: 'An event came in and was left out, as the settings of this source want it.',
  failed_event: 'A record came in that is no event; it is kept as a failed event.',
};

export const WaitingForEvent = ({ source, answer, arrival }: Props) => {
  const seconds = useElapsedSeconds();
  const url = useWebhookUrl(source.webhook_path);
  const hints = answer ? hintsOf(answer, { sourceId: source.id, url, seconds }) : [];
  const aside = ASIDE[arrival];
  return (
    <>
      <EuiFlexGroup gutterSize="m" alignItems="center" responsive={false}>
        <EuiFlexItem grow={false}>
          <EuiLoadingSpinner size="l" />
        </EuiFlexItem>
        <EuiFlexItem>
          <EuiText size="s" data-test-subj="auth0LogsWaitingForEvent">
            <p>
              <strong>Waiting for the first event</strong> ({formatElapsed(seconds)}). Log in to an
              application of the tenant to cause one.
            </p>
          </EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
      <div aria-live="polite">
        {aside !== undefined && (
          <>
            <EuiSpacer size="m" />
            <EuiCallOut size="s" iconType="iInCircle" title={aside} />
          </>
        )}
        {hints.map(({ name, title, remedy }) => (
          <React.Fragment key={name}>
            <EuiSpacer size="m" />
            <EuiCallOut
              size="s"
              color="warning"
              iconType="warning"
              title={title}
              data-test-subj={`auth0LogsHint-${name}`}
            >
              <p>{remedy}</p>
            </EuiCallOut>
          </React.Fragment>
        ))}
      </div>
    </>
  );
};

/** "0:07" */
const formatElapsed = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
