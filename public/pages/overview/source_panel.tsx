// One source: its webhook's address, and what has come of the deliveries so far.
import { EuiPanel, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { SourceHealth } from '../../../common/api/health';
import { CounterStats } from '../../components/counter_stats';
import { SourceHeading } from '../../components/source_heading';
import { WebhookAddress } from '../../components/webhook/webhook_address';

export const SourcePanel = ({ health }: { health: SourceHealth }) => (
  <EuiPanel
    hasBorder
    hasShadow={false}
    paddingSize="l"
    data-test-subj={`auth0LogsSource-${health.source.id}`}
  >
    <SourceHeading health={health} />
    <EuiSpacer size="m" />
    {health.source.webhook && (
      <>
        <WebhookAddress path={health.source.webhook.path} />
        <EuiSpacer size="l" />
      </>
    )}
    <CounterStats source={health.source} counters={health.counters} />
  </EuiPanel>
);
