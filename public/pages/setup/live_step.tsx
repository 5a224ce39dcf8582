// The last step: waits for the first event, and shows the indexed document.
import {
  EuiButton,
  EuiButtonEmpty,
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
import { FailureCallout } from '../../components/failure_callout';
import { useWebhookUrl } from '../../components/webhook_address';
import { useHealth } from '../../hooks/use_health';
import { useElapsedSeconds } from '../../hooks/use_now';
import { useNewestEvents } from '../../hooks/use_recent_events';
import { FirstEvent } from './first_event';
import { type Arrival, arrivalOf, hintsOf } from './live_check';
import type { Wizard } from './use_wizard';
import { pathOfSource, PATHS } from '../../paths';

const REFRESH_MS = 2_000;

export const LiveStep = ({ source, wizard }: { source: Source; wizard: Wizard }) => {
  const health = useHealth({ refreshMs: REFRESH_MS });
  const own = health.data?.sources.find((known) => known.source.id === source.id);
  const arrival = own ? arrivalOf(own) : 'none';
  const newest = useNewestEvents(source.id, { enabled: arrival === 'event' });
  const [event] = newest.data?.events ?? [];
  const isConnected = event !== undefined || arrival === 'duplicate';
  const error = health.error ?? newest.error;
  return (
    <>
      <FailureCallout error={error} />
      {isConnected ? (
        <FirstEvent event={event} />
      ) : (
        <WaitingForEvent source={source} answer={health.data} arrival={arrival} />
      )}
      <EuiSpacer size="l" />
      {isConnected ? (
        <NextActions source={source} wizard={wizard} />
      ) : (
        <BackButton wizard={wizard} />
      )}
    </>
  );
};

const NextActions = ({ source, wizard: { leave } }: { source: Source; wizard: Wizard }) => (
  <EuiFlexGroup gutterSize="m" responsive={false} wrap>
    <EuiFlexItem grow={false}>
      <EuiButton
        fill
        onClick={() => leave(pathOfSource(source.id))}
        data-test-subj="auth0LogsGoToSource"
      >
        View source
      </EuiButton>
    </EuiFlexItem>
    <EuiFlexItem grow={false}>
      <EuiButtonEmpty onClick={() => leave(PATHS.overview)} data-test-subj="auth0LogsSeeEvents">
        View events
      </EuiButtonEmpty>
    </EuiFlexItem>
  </EuiFlexGroup>
);

const BackButton = ({ wizard: { dispatch } }: { wizard: Wizard }) => (
  <EuiButtonEmpty
    iconType="arrowLeft"
    flush="left"
    onClick={() => dispatch({ type: 'go', step: 'connect' })}
    data-test-subj="auth0LogsBackToConnect"
  >
    Back to the log stream
  </EuiButtonEmpty>
);

interface Props {
  source: Source;
  answer: HealthAnswer | undefined;
  arrival: Arrival;
}

const NOTICES: Partial<Record<Arrival, string>> = {
  dropped: 'An event arrived and was skipped by this source’s event code filter.',
  failed_event: 'A record arrived that could not be indexed. It is stored as a failed event.',
};

const WaitingForEvent = ({ source, answer, arrival }: Props) => {
  const seconds = useElapsedSeconds();
  const url = useWebhookUrl(source.webhook?.path ?? '');
  const hints = answer ? hintsOf(answer, { sourceId: source.id, url, seconds }) : [];
  const notice = NOTICES[arrival];
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
              application of the tenant to create one.
            </p>
          </EuiText>
        </EuiFlexItem>
      </EuiFlexGroup>
      <div aria-live="polite">
        {notice !== undefined && (
          <>
            <EuiSpacer size="m" />
            <EuiCallOut size="s" iconType="iInCircle" title={notice} />
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
