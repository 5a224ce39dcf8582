// A value with a button that copies it; a secret is hidden until the user shows it.
import {
  EuiButton,
  EuiCopy,
  EuiFieldPassword,
  EuiFieldText,
  EuiFlexGroup,
  EuiFlexItem,
  EuiFormRow,
} from '@elastic/eui';
import React, { type ReactNode } from 'react';

interface Props {
  label: string;
  value: string;
  helpText?: ReactNode;
  secret?: boolean;
  'data-test-subj': string;
}

export const CopyField = ({ label, value, helpText, secret = false, ...rest }: Props) => {
  const field = {
    readOnly: true,
    fullWidth: true,
    value,
    'aria-label': label,
    'data-test-subj': rest['data-test-subj'],
  };
  return (
    <EuiFormRow label={label} helpText={helpText} fullWidth>
      <EuiFlexGroup gutterSize="s" responsive={false}>
        <EuiFlexItem>
          {secret ? <EuiFieldPassword type="dual" {...field} /> : <EuiFieldText {...field} />}
        </EuiFlexItem>
        <EuiFlexItem grow={false}>
          <EuiCopy textToCopy={value}>
            {(copy) => (
              <EuiButton iconType="copyClipboard" onClick={copy} aria-label={`Copy ${label}`}>
                Copy
              </EuiButton>
            )}
          </EuiCopy>
        </EuiFlexItem>
      </EuiFlexGroup>
    </EuiFormRow>
  );
};
