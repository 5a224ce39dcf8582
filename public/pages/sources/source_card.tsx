// One source of the list.
import { EuiPanel, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { SourceHealth } from '../../../common/api/health';
import { SourceFigures } from '../../components/source_figures';
import { SourceHeading } from '../../components/source_heading';

export const SourceCard = ({ health }: { health: SourceHealth }) => (
  <EuiPanel
    hasBorder
    hasShadow={false}
    paddingSize="l"
    data-test-subj={`auth0LogsSource-${health.source.id}`}
  >
    <SourceHeading health={health} />
    <EuiSpacer size="m" />
    <SourceFigures health={health} />
  </EuiPanel>
);
