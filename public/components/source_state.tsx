// The state of a source: in words, not by colour alone.
import { EuiHealth } from '@elastic/eui';
import React from 'react';
import type { SourceState as State } from '../../common/api/health';

const STATES: Record<State, { color: string; label: string }> = {
  receiving: { color: 'success', label: 'Receiving' },
  degraded: { color: 'warning', label: 'Receiving, with failures' },
  silent: { color: 'warning', label: 'No recent events' },
  failing: { color: 'danger', label: 'Failing' },
  paused: { color: 'subdued', label: 'Paused' },
  never_received: { color: 'primary', label: 'No events yet' },
};

export const SourceState = ({ state }: { state: State }) => {
  const { color, label } = STATES[state];
  return (
    <EuiHealth color={color} data-test-subj={`auth0LogsState-${state}`}>
      {label}
    </EuiHealth>
  );
};
