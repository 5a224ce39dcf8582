// The state of a source: told by words, not by colour alone.
import { EuiHealth } from '@elastic/eui';
import React from 'react';
import type { SourceState as State } from '../../common/api/health';

const LOOKS: Record<State, { color: string; label: string }> = {
  receiving: { color: 'success', label: 'Receiving' },
  degraded: { color: 'warning', label: 'Receiving, with failures' },
  silent: { color: 'warning', label: 'Silent for longer than usual' },
  failing: { color: 'danger', label: 'Failing' },
  paused: { color: 'subdued', label: 'Paused' },
  never_received: { color: 'primary', label: 'Never received' },
};

export const SourceState = ({ state }: { state: State }) => {
  const { color, label } = LOOKS[state];
  return (
    <EuiHealth color={color} data-test-subj={`auth0LogsState-${state}`}>
      {label}
    </EuiHealth>
  );
};
