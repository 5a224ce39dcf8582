// "Do it for me": a machine-to-machine application lends its rights, and the plugin creates the stream.
import { EuiSpacer, EuiTitle } from '@elastic/eui';
import React, { useState } from 'react';
import { CREATE_LOG_STREAM } from '../../../common/api/log_streams';
import type { Source } from '../../../common/api/sources';
import { toFailure } from '../../api/failure';
import { FailureCallout } from '../../components/failure_callout';
import { useChange } from '../../hooks/use_endpoint';
import { useServices } from '../../hooks/use_services';
import { ApplicationFields } from './application_fields';
import { ApplicationInstructions } from './application_instructions';
import { CreateStreamButton } from './create_stream_button';
import { StepForm } from './step_form';
import { StreamExists } from './stream_exists';
import { fieldOf, sentence } from './stream_failure';
import { StreamFields } from './stream_fields';
import { checkStream, streamRequest, type StreamForm, type StreamProblems } from './stream_request';
import { UrlObstacle } from '../../components/webhook/url_obstacle';
import { useWebhookUrl } from '../../components/webhook/use_webhook_url';
import type { Wizard } from './use_wizard';

const NOT_KEPT = [
  new Error('Enter them again on the page of the source.'),
  { title: 'The stream is there, but its credentials were not kept' },
] as const;

export const AutomaticConnect = ({ source, wizard }: { source: Source; wizard: Wizard }) => {
  const { state, dispatch } = wizard;
  const { toasts } = useServices().core.notifications;
  const { url, obstacle } = useWebhookUrl(source.webhook_path);
  const [client_secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const toLive = () => dispatch({ type: 'go', step: 'live' });
  const creation = useChange(CREATE_LOG_STREAM);
  if (source.log_stream) return <StreamExists stream={source.log_stream} onNext={toLive} />;

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
    creation.reset(); // What Auth0 said was about what stood there before.
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
          if (form.remember_credentials && !credentials_kept) toasts.addError(...NOT_KEPT);
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
        <h3>The stream</h3>
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
