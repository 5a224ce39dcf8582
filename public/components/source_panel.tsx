// A source in a panel of its own: its heading, and what a page shows of it.
import { EuiPanel, EuiSpacer } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import type { SourceHealth } from '../../common/api/health';
import { SourceHeading } from './source_heading';

interface Props {
  health: SourceHealth;
  children: ReactNode;
}

export const SourcePanel = ({ health, children }: Props) => (
  <EuiPanel
    hasBorder
    hasShadow={false}
    paddingSize="l"
    data-test-subj={`auth0LogsSource-${health.source.id}`}
  >
    <SourceHeading health={health} />
    <EuiSpacer size="m" />
    {children}
  </EuiPanel>
);
