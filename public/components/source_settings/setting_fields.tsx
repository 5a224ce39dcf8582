// Inputs for a setting: one line of text, or a list of texts.
import { EuiComboBox, EuiFieldText, EuiFormRow } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import type { SettingsFormState } from './use_settings_form';

/** What every field of the settings form is given. */
export interface SettingField<T> {
  value: T;
  onChange: (value: T) => void;
  problem?: string;
  disabled?: boolean;
}

/** What every group of fields is given: the state of `useSettingsForm`. */
export interface SettingFieldsProps {
  state: Pick<SettingsFormState, 'form' | 'problems' | 'change'>;
  /** Shows what is set, and cannot be edited. */
  disabled?: boolean;
}

interface TextSettingProps extends SettingField<string> {
  label: string;
  helpText?: ReactNode;
  placeholder?: string;
  /** Shown before the input, such as the fixed part of a name. */
  prepend?: string;
  'data-test-subj': string;
}

export const TextSetting = (props: TextSettingProps) => {
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

/** The value with its meaning, where a code alone says little. */
type Describe = (value: string) => string;

interface ListFieldProps extends SettingField<string[]> {
  label: string;
  helpText: ReactNode;
  placeholder?: string;
  suggestions?: readonly string[];
  describe?: Describe;
  'data-test-subj': string;
}

const same: Describe = (value) => value;

export const ListField = (props: ListFieldProps) => {
  const { value, onChange, suggestions, describe = same, problem } = props;
  const option = (item: string) => ({ label: describe(item), value: item });
  const add = (typed: string) => {
    const items = typed.split(/[,\n]/).map((item) => item.trim());
    onChange([...new Set([...value, ...items.filter(Boolean)])]);
  };
  return (
    <EuiFormRow
      fullWidth
      label={props.label}
      helpText={props.helpText}
      isInvalid={problem !== undefined}
      error={problem}
    >
      <EuiComboBox<string>
        fullWidth
        noSuggestions={suggestions === undefined}
        options={suggestions?.map(option) ?? []}
        selectedOptions={value.map(option)}
        onChange={(options) => onChange(options.flatMap((chosen) => chosen.value ?? []))}
        onCreateOption={add}
        customOptionText="Add {searchValue}"
        isInvalid={problem !== undefined}
        isDisabled={props.disabled ?? false}
        aria-label={props.label}
        data-test-subj={props['data-test-subj']}
        placeholder={props.placeholder}
      />
    </EuiFormRow>
  );
};
