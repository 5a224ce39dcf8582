// The third step: the stream in Auth0, made by the plugin or by hand.
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
    label: 'Do it for me',
    description:
      'The plugin creates the stream, with a machine-to-machine application of the tenant.',
  },
  {
    way: 'by_hand',
    label: 'By hand',
    description: 'You create the stream in Auth0’s dashboard, with values to copy.',
  },
];

export const ConnectStep = ({ source, wizard }: { source: Source; wizard: Wizard }) => {
  const { state, dispatch } = wizard;
  return (
    <>
      <EuiFormFieldset legend={{ children: 'How is the stream created?' }}>
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
