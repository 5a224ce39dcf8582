// A token, the one time that it is shown.
import { EuiCallOut, EuiSpacer } from '@elastic/eui';
import React from 'react';
import { CopyField } from './copy_field';

export const NewToken = ({ token }: { token: string }) => (
  <>
    <EuiCallOut
      size="s"
      color="warning"
      iconType="warning"
      title="Copy the token now: you will not see it again"
    >
      <p>The plugin keeps no more of it than what it takes to recognise it.</p>
    </EuiCallOut>
    <EuiSpacer size="m" />
    <CopyField label="Token" value={token} data-test-subj="auth0LogsNewToken" />
  </>
);
