// A token, the one time that it is shown.
import {
  EuiButton,
  EuiCallOut,
  EuiCopy,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiSpacer,
} from '@elastic/eui';
import React from 'react';

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
    <EuiFlexGroup gutterSize="s" responsive={false}>
      <EuiFlexItem>
        <EuiFieldText
          readOnly
          fullWidth
          icon="key"
          value={token}
          aria-label="Token"
          data-test-subj="auth0LogsNewToken"
        />
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiCopy textToCopy={token}>
          {(copy) => (
            <EuiButton iconType="copyClipboard" onClick={copy} data-test-subj="auth0LogsCopyToken">
              Copy
            </EuiButton>
          )}
        </EuiCopy>
      </EuiFlexItem>
    </EuiFlexGroup>
  </>
);
