// "Automatic": the plugin creates the log stream with a machine-to-machine application.
import { EuiButton, EuiCallOut, EuiSpacer, EuiTitle } from '@elastic/eui';
import React, { useState } from 'react';
import { CREATE_LOG_STREAM } from '../../../common/api/log_streams';
import type { Source } from '../../../common/api/sources';
import { type Failure, toFailure } from '../../api/failure';
import { FailureCallout } from '../../components/failure_callout';
import { formatDuration } from '../../components/format';
import { UrlObstacle, useWebhookUrl } from '../../components/webhook_address';
import { useChange } from '../../hooks/use_endpoint';
import { useElapsedSeconds } from '../../hooks/use_now';
import { useServices } from '../../hooks/use_services';
import { ApplicationFields, ApplicationInstructions } from './application_fields';
import { StepForm } from './step_form';
import { fieldOf, sentence, waitSeconds } from './stream_failure';
import { StreamFields } from './stream_fields';
import { checkStream, type StreamForm, type StreamProblems, streamRequest } from './stream_request';
import type { Wizard } from './use_wizard';

const NOT_STORED = [
  new Error('Enter them again on the page of the source.'),
  { title: 'Log stream created, but the credentials were not stored' },
] as const;

export const AutomaticConnect = ({ source, wizard }: { source: Source; wizard: Wizard }) => {
  const { state, dispatch } = wizard;
  const { toasts } = useServices().core.notifications;
  const { url, obstacle } = useWebhookUrl(source.webhook?.path ?? '');
  const [client_secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const toLive = () => dispatch({ type: 'go', step: 'live' });
  const creation = useChange(CREATE_LOG_STREAM);
  if (source.webhook?.log_stream)
    return <StreamExists stream={source.webhook.log_stream} onNext={toLive} />;

  const form: StreamForm = {
    ...state.stream,
    domain: state.stream.domain ?? source.tenant ?? '',
    name: state.stream.name ?? source.name,
    client_secret,
  };
  const failure = creation.error === null ? undefined : toFailure(creation.error);
  const field = failure && fieldOf(failure);
  const problems = checkStream(form, Date.now());
  const shown: StreamProblems = {
    ...(tried && problems),
    ...(failure && field && { [field]: sentence(failure) }),
  };
  const change = ({ client_secret: secret, ...rest }: Partial<StreamForm>) => {
    creation.reset(); // Auth0's answer was about the earlier values.
    if (secret !== undefined) setSecret(secret);
    dispatch({ type: 'stream', change: rest });
  };
  const create = () => {
    setTried(true);
    if (Object.keys(problems).length > 0) return;
    creation.mutate(
      { params: { id: source.id }, body: streamRequest(form, url) },
      {
        onSuccess: ({ credentials_kept }) => {
          if (form.remember_credentials && !credentials_kept) toasts.addError(...NOT_STORED);
          toLive();
        },
      },
    );
  };
  return (
    <StepForm onSubmit={create} error={creation.error} data-test-subj="auth0LogsStreamForm">
      <ApplicationInstructions error={field === 'application' ? creation.error : null} />
      <EuiSpacer size="m" />
      <ApplicationFields form={form} problems={shown} change={change} />
      <EuiSpacer size="l" />
      <EuiTitle size="xs">
        <h3>Log stream</h3>
      </EuiTitle>
      <EuiSpacer size="m" />
      <StreamFields form={form} problems={shown} change={change} />
      <UrlObstacle obstacle={obstacle} />
      <EuiSpacer size="l" />
      {field === 'form' && <FailureCallout error={creation.error} />}
      <CreateStreamButton failure={failure} isLoading={creation.status === 'loading'} />
    </StepForm>
  );
};

interface CreateStreamButtonProps {
  failure: Failure | undefined;
  isLoading: boolean;
}

const CreateStreamButton = ({ failure, isLoading }: CreateStreamButtonProps) => {
  const wait = failure && waitSeconds(failure);
  if (wait !== undefined) return <AfterWait seconds={wait} />;
  return (
    <Submit isLoading={isLoading}>{failure ? 'Try again' : 'Create log stream in Auth0'}</Submit>
  );
};

const AfterWait = ({ seconds }: { seconds: number }) => {
  const left = seconds - useElapsedSeconds();
  return (
    <Submit isDisabled={left > 0}>
      {left > 0 ? `Try again in ${formatDuration(left * 1_000)}` : 'Try again'}
    </Submit>
  );
};

interface SubmitProps {
  isLoading?: boolean;
  isDisabled?: boolean;
  children: string;
}

const Submit = (props: SubmitProps) => (
  <EuiButton type="submit" fill data-test-subj="auth0LogsCreateStream" {...props} />
);

interface StreamExistsProps {
  stream: NonNullable<NonNullable<Source['webhook']>['log_stream']>;
  onNext: () => void;
}

const StreamExists = ({ stream, onNext }: StreamExistsProps) => (
  <>
    <EuiCallOut
      size="s"
      color="success"
      iconType="check"
      title={`Log stream ${stream.id} created in ${stream.domain}`}
      data-test-subj="auth0LogsStreamExists"
    >
      <p>You can view, change or delete it on the page of the source.</p>
    </EuiCallOut>
    <EuiSpacer size="l" />
    <EuiButton fill onClick={onNext}>
      Next
    </EuiButton>
  </>
);
