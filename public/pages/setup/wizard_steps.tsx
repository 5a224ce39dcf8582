// The steps one below the other: those that are done in short, the one at hand whole.
import { EuiButton, EuiLoadingSpinner, EuiSteps, EuiText } from '@elastic/eui';
import React, { useState, type ReactNode } from 'react';
import { READ_SOURCE, type Source } from '../../../common/api/sources';
import { FailureCallout } from '../../components/failure_callout';
import { useEndpoint } from '../../hooks/use_endpoint';
import { ConnectStep } from './connect_step';
import { CreatedEndpoint, CreatedOptions, TypedOptions } from './done_summaries';
import { EndpointStep } from './endpoint_step';
import { LiveStep } from './live_step';
import { OptionsStep } from './options_step';
import { StepFocus } from './step_focus';
import type { Wizard } from './use_wizard';
import { STEPS, type Step } from './wizard_state';

/** Pixels: lines of text stay readable. */
const WIDEST = 960;

const TITLES: Record<Step, string> = {
  options: 'Name the source',
  endpoint: 'Set the endpoint and its token',
  connect: 'Connect Auth0',
  live: 'See the first event',
};

export const WizardSteps = ({ wizard }: { wizard: Wizard }) => {
  const { step: current } = wizard.state;
  const [opened] = useState(current);
  const position = STEPS.indexOf(current);
  const steps = STEPS.map((step, index) => {
    const isCurrent = step === current;
    return {
      title: TITLES[step],
      status: isCurrent
        ? ('current' as const)
        : index < position
          ? ('complete' as const)
          : ('disabled' as const),
      'data-test-subj': `auth0LogsStep-${step}`,
      children: isCurrent ? (
        <StepFocus key={step} active={step !== opened} label={TITLES[step]}>
          <StepAtHand wizard={wizard} />
        </StepFocus>
      ) : (
        index < position && <StepDone step={step} wizard={wizard} />
      ),
    };
  });
  return (
    <div style={{ maxWidth: WIDEST }}>
      <EuiSteps titleSize="s" headingElement="h2" steps={steps} />
    </div>
  );
};

const StepAtHand = ({ wizard }: { wizard: Wizard }) => {
  switch (wizard.state.step) {
    case 'options':
      return <OptionsStep wizard={wizard} />;
    case 'endpoint':
      return <EndpointStep wizard={wizard} />;
    case 'connect':
      return (
        <WithSource id={wizard.state.sourceId}>
          {(source) => <ConnectStep source={source} wizard={wizard} />}
        </WithSource>
      );
    case 'live':
      return (
        <WithSource id={wizard.state.sourceId}>
          {(source) => <LiveStep source={source} wizard={wizard} />}
        </WithSource>
      );
  }
};

const StepDone = ({ step, wizard }: { step: Step; wizard: Wizard }) => {
  const { sourceId } = wizard.state;
  switch (step) {
    case 'options':
      return sourceId === '' ? (
        <TypedOptions wizard={wizard} />
      ) : (
        <WithSource id={sourceId}>{(source) => <CreatedOptions source={source} />}</WithSource>
      );
    case 'endpoint':
      return (
        <WithSource id={sourceId}>{(source) => <CreatedEndpoint source={source} />}</WithSource>
      );
    default:
      return (
        <EuiText size="s">
          <p>The stream in Auth0 is there.</p>
        </EuiText>
      );
  }
};

const WithSource = (props: { id: string; children: (source: Source) => ReactNode }) => {
  const source = useEndpoint(READ_SOURCE, { params: { id: props.id } });
  if (source.data) return <>{props.children(source.data)}</>;
  if (!source.error) return <EuiLoadingSpinner size="l" aria-label="Loading the source" />;
  return (
    <FailureCallout error={source.error}>
      <EuiButton size="s" color="danger" onClick={() => void source.refetch()}>
        Try again
      </EuiButton>
    </FailureCallout>
  );
};
