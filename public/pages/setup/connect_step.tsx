// The third step: the log stream in Auth0, created by the plugin or manually.
import {
  EuiCheckableCard,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormFieldset,
  EuiSpacer,
} from '@elastic/eui';
import React from 'react';
import type { Source } from '../../../common/api/sources';
import { AutomaticConnect } from './automatic_connect';
import { ManualConnect } from './manual_connect';
import type { Wizard } from './use_wizard';
import type { WizardState } from './wizard_state';

const WAYS: { way: WizardState['way']; label: string; description: string }[] = [
  {
    way: 'automatic',
    label: 'Automatic',
    description:
      'The plugin creates the log stream with a machine-to-machine application of the tenant.',
  },
  {
    way: 'manual',
    label: 'Manual',
    description: 'You create the log stream in the Auth0 dashboard with the values shown here.',
  },
];

export const ConnectStep = ({ source, wizard }: { source: Source; wizard: Wizard }) => {
  const { state, dispatch } = wizard;
  return (
    <>
      <EuiFormFieldset legend={{ children: 'How do you want to create the log stream?' }}>
        <EuiFlexGroup gutterSize="m">
          {WAYS.map(({ way, label, description }) => (
            <EuiFlexItem key={way}>
              <EuiCheckableCard
                id={`auth0LogsWay-${way}`}
                name="auth0LogsWay"
                label={label}
                checked={state.way === way}
                onChange={() => dispatch({ type: 'choose', change: { way } })}
                data-test-subj={`auth0LogsWay-${way}`}
              >
                {description}
              </EuiCheckableCard>
            </EuiFlexItem>
          ))}
        </EuiFlexGroup>
      </EuiFormFieldset>
      <EuiSpacer size="l" />
      {state.way === 'automatic' ? (
        <AutomaticConnect source={source} wizard={wizard} />
      ) : (
        <ManualConnect source={source} wizard={wizard} />
      )}
    </>
  );
};
