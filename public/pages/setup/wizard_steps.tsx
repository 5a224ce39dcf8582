// The steps below each other: finished ones in short, the current one whole.
import {
  EuiButton,
  EuiButtonEmpty,
  EuiCode,
  EuiLoadingSpinner,
  EuiSteps,
  EuiText,
} from '@elastic/eui';
import React, { type ReactNode, useEffect, useRef, useState } from 'react';
import { READ_SOURCE, type Source } from '../../../common/api/sources';
import { dataStreamName } from '../../../common/plugin';
import { FailureCallout } from '../../components/failure_callout';
import { useWebhookUrl } from '../../components/webhook_address';
import { useEndpoint } from '../../hooks/use_endpoint';
import { ConnectStep } from './connect_step';
import { EndpointStep } from './endpoint_step';
import { LiveStep } from './live_step';
import { OptionsStep } from './options_step';
import type { Wizard } from './use_wizard';
import { type Step, STEPS } from './wizard_state';

/** Pixels: lines of text stay readable. */
const WIDEST = 960;

const TITLES: Record<Step, string> = {
  options: 'Name the source',
  endpoint: 'Configure the webhook',
  connect: 'Connect Auth0',
  live: 'Receive the first event',
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
          <CurrentStep wizard={wizard} />
        </StepFocus>
      ) : (
        index < position && <FinishedStep step={step} wizard={wizard} />
      ),
    };
  });
  return (
    <div style={{ maxWidth: WIDEST }}>
      <EuiSteps titleSize="s" headingElement="h2" steps={steps} />
    </div>
  );
};

const CurrentStep = ({ wizard }: { wizard: Wizard }) => {
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

const FinishedStep = ({ step, wizard }: { step: Step; wizard: Wizard }) => {
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
          <p>Log stream created in Auth0.</p>
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

const Summary = ({ name, dataStream }: { name: string; dataStream: string }) => (
  <>
    <strong>{name}</strong>, data stream <EuiCode>{dataStream}</EuiCode>
  </>
);

/** They can be changed until the source is created. */
const TypedOptions = ({ wizard: { state, dispatch } }: { wizard: Wizard }) => (
  <EuiText size="s">
    <p>
      <Summary name={state.settings.name} dataStream={dataStreamName(state.settings.namespace)} />
      <EuiButtonEmpty
        size="xs"
        onClick={() => dispatch({ type: 'go', step: 'options' })}
        data-test-subj="auth0LogsChangeOptions"
      >
        Change
      </EuiButtonEmpty>
    </p>
  </EuiText>
);

const CreatedOptions = ({ source }: { source: Source }) => (
  <EuiText size="s" data-test-subj="auth0LogsCreated">
    <p>
      <Summary name={source.name} dataStream={source.data_stream} />
    </p>
  </EuiText>
);

const CreatedEndpoint = ({ source }: { source: Source }) => {
  const { url } = useWebhookUrl(source.webhook?.path ?? '');
  return (
    <EuiText size="s">
      <p>
        Source created. Webhook URL: <EuiCode>{url}</EuiCode>
      </p>
    </EuiText>
  );
};

interface Props {
  /** Not at the opening of the page. */
  active: boolean;
  label: string;
  children: ReactNode;
}

/** Gets the focus when its step opens, so that a keyboard and a screen reader go on there. */
const StepFocus = ({ active, label, children }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const isActive = useRef(active);
  useEffect(() => {
    if (isActive.current) box.current?.focus();
  }, []);
  return (
    <div ref={box} role="group" aria-label={label} tabIndex={-1} style={{ outline: 'none' }}>
      {children}
    </div>
  );
};
