// A list of texts: typed one by one, pasted with commas, or chosen from suggestions.
import { EuiComboBox, EuiFormRow } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import type { SettingField } from './setting_field';

/** The value with what it means, where a code alone tells little. */
type Describe = (value: string) => string;

interface Props extends SettingField<string[]> {
  label: string;
  helpText: ReactNode;
  placeholder?: string;
  suggestions?: readonly string[];
  describe?: Describe;
  'data-test-subj': string;
}

const same: Describe = (value) => value;

export const ListField = (props: Props) => {
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
