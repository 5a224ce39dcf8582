// A form's field for a secret that the user brings; hidden until they want to see it.
import { EuiFieldPassword, EuiFormRow } from '@elastic/eui';
import React from 'react';

interface Props {
  label: string;
  helpText: string;
  value: string;
  onChange: (value: string) => void;
  problem: string | undefined;
  /** "new-password" keeps the browser from offering a known one. */
  autoComplete: 'off' | 'new-password';
  'data-test-subj': string;
}

export const SecretField = ({ label, helpText, onChange, problem, ...field }: Props) => (
  <EuiFormRow
    label={label}
    helpText={helpText}
    isInvalid={problem !== undefined}
    error={problem}
    fullWidth
  >
    <EuiFieldPassword
      type="dual"
      fullWidth
      onChange={({ target }) => onChange(target.value)}
      isInvalid={problem !== undefined}
      {...field}
    />
  </EuiFormRow>
);
