// One source: its webhook's address, and what has come of the deliveries so far.
import {
  EuiFlexGroup,
  EuiFlexItem,
  EuiHealth,
  EuiLink,
  EuiPanel,
  EuiSpacer,
  EuiText,
  EuiTitle,
} from '@elastic/eui';
import React from 'react';
import type { SourceHealth } from '../../../common/api/health';
import { useAppLink } from '../../hooks/use_app_link';
import { useNow } from '../../hooks/use_now';
import { CounterStats } from '../../components/counter_stats';
import { formatRelativeTime } from '../../components/format';
import { pathOfSource } from '../../paths';
import { WebhookAddress } from '../../components/webhook_address';

export const SourcePanel = ({ health: { source, ...health } }: { health: SourceHealth }) => (
  <EuiPanel hasBorder hasShadow={false} paddingSize="l" data-test-subj="auth0LogsSource">
    <EuiFlexGroup alignItems="center" justifyContent="spaceBetween" responsive={false} wrap>
      <EuiFlexItem grow={false}>
        <EuiTitle size="s">
          <h2>
            <SourceLink id={source.id}>{source.name}</SourceLink>
          </h2>
        </EuiTitle>
        <EuiText size="s" color="subdued">
          writes to {source.data_stream}
        </EuiText>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <LastEvent at={health.last_accepted_at} />
      </EuiFlexItem>
    </EuiFlexGroup>
    <EuiSpacer size="m" />
    <WebhookAddress path={source.webhook_path} />
    <EuiSpacer size="l" />
    <CounterStats counters={health.counters} />
  </EuiPanel>
);

const SourceLink = ({ id, children }: { id: string; children: string }) => {
  const linkTo = useAppLink();
  return <EuiLink {...linkTo(pathOfSource(id))}>{children}</EuiLink>;
};

const LastEvent = ({ at }: { at: string | undefined }) => {
  const now = useNow();
  return at === undefined ? (
    <EuiHealth color="subdued">No event yet</EuiHealth>
  ) : (
    <EuiHealth color="success">Last event {formatRelativeTime(at, now)}</EuiHealth>
  );
};
