// A setting that is one line of text.
import { EuiFieldText, EuiFormRow } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import type { SettingField } from './setting_field';

interface Props extends SettingField<string> {
  label: string;
  helpText?: ReactNode;
  placeholder?: string;
  /** Stands before the input, such as the part of a name that is fixed. */
  prepend?: string;
  'data-test-subj': string;
}

export const TextSetting = (props: Props) => {
  const { label, helpText, value, onChange, problem, disabled = false, prepend } = props;
  const isInvalid = problem !== undefined;
  return (
    <EuiFormRow fullWidth label={label} helpText={helpText} isInvalid={isInvalid} error={problem}>
      <EuiFieldText
        fullWidth
        value={value}
        onChange={({ target }) => onChange(target.value)}
        isInvalid={isInvalid}
        readOnly={disabled}
        spellCheck={false}
        data-test-subj={props['data-test-subj']}
        prepend={prepend}
        {...(props.placeholder !== undefined && !disabled && { placeholder: props.placeholder })}
      />
    </EuiFormRow>
  );
};
