// Sends the form of "Do it for me". Where Auth0 had too many requests, it waits for as long as Auth0 says.
import { EuiButton } from '@elastic/eui';
import React from 'react';
import type { Failure } from '../../api/failure';
import { formatDuration } from '../../components/format';
import { useElapsedSeconds } from '../../hooks/use_now';
import { waitSeconds } from './stream_failure';

interface Props {
  failure: Failure | undefined;
  isLoading: boolean;
}

export const CreateStreamButton = ({ failure, isLoading }: Props) => {
  const wait = failure && waitSeconds(failure);
  if (wait !== undefined) return <AfterWait seconds={wait} />;
  return (
    <Submit isLoading={isLoading}>{failure ? 'Try again' : 'Create the stream in Auth0'}</Submit>
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
