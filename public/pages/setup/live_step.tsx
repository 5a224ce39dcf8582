// The last step: waits for the first event, and shows what it became.
import { EuiButton, EuiButtonEmpty, EuiFlexGroup, EuiFlexItem, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { Source } from '../../../common/api/sources';
import { FailureCallout } from '../../components/failure_callout';
import { useHealth } from '../../hooks/use_health';
import { useNewestEvents } from '../../hooks/use_recent_events';
import { PATHS, pathOfSource } from '../../paths';
import { FirstEvent } from './first_event';
import { arrivalOf, eventsSince, sharesDataStream } from './live_check';
import type { Wizard } from './use_wizard';
import { WaitingForEvent } from './waiting_for_event';

const REFRESH_MS = 2_000;

export const LiveStep = ({ source, wizard }: { source: Source; wizard: Wizard }) => {
  const health = useHealth({ refreshMs: REFRESH_MS });
  const own = health.data?.sources.find((known) => known.source.id === source.id);
  const arrival = own ? arrivalOf(own) : 'none';
  const newest = useNewestEvents(source.namespace, {
    since: own && eventsSince(own),
    enabled: arrival === 'event',
  });
  const isShared = health.data && own ? sharesDataStream(health.data, own) : false;
  const [event] = newest.data?.events ?? [];
  const error = health.error ?? newest.error;
  return (
    <>
      <FailureCallout error={error} />
      {event ? (
        <FirstEvent event={event} isPerhapsOfAnother={isShared} />
      ) : (
        <WaitingForEvent source={source} answer={health.data} arrival={arrival} />
      )}
      <EuiSpacer size="l" />
      {event ? <WayOut source={source} wizard={wizard} /> : <WayBack wizard={wizard} />}
    </>
  );
};

const WayOut = ({ source, wizard: { leave } }: { source: Source; wizard: Wizard }) => (
  <EuiFlexGroup gutterSize="m" responsive={false} wrap>
    <EuiFlexItem grow={false}>
      <EuiButton
        fill
        onClick={() => leave(pathOfSource(source.id))}
        data-test-subj="auth0LogsGoToSource"
      >
        Done: go to the source
      </EuiButton>
    </EuiFlexItem>
    <EuiFlexItem grow={false}>
      <EuiButtonEmpty onClick={() => leave(PATHS.overview)} data-test-subj="auth0LogsSeeEvents">
        See events
      </EuiButtonEmpty>
    </EuiFlexItem>
  </EuiFlexGroup>
);

const WayBack = ({ wizard: { dispatch } }: { wizard: Wizard }) => (
  <EuiButtonEmpty
    iconType="arrowLeft"
    flush="left"
    onClick={() => dispatch({ type: 'go', step: 'connect' })}
    data-test-subj="auth0LogsBackToConnect"
  >
    Back to the stream
  </EuiButtonEmpty>
);
