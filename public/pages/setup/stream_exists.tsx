// The source has a stream in Auth0 already: a second one would send everything twice.
import { EuiButton, EuiCallOut, EuiSpacer } from '@elastic/eui';
import React from 'react';
import type { Source } from '../../../common/api/sources';

interface Props {
  stream: NonNullable<NonNullable<Source['webhook']>['log_stream']>;
  onNext: () => void;
}

export const StreamExists = ({ stream, onNext }: Props) => (
  <>
    <EuiCallOut
      size="s"
      color="success"
      iconType="check"
      title={`The stream ${stream.id} was created at ${stream.domain}`}
      data-test-subj="auth0LogsStreamExists"
    >
      <p>The page of the source shows how it does, and lets you change or delete it.</p>
    </EuiCallOut>
    <EuiSpacer size="l" />
    <EuiButton fill onClick={onNext}>
      Next
    </EuiButton>
  </>
);
