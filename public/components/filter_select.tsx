// Narrows a list to one value of a field, or to none.
import { EuiSelect } from '@elastic/eui';
import React from 'react';

interface Props<T extends string> {
  label: string;
  /** Shown where the list is not narrowed. */
  all: string;
  value: T | undefined;
  options: { value: T; text: string }[];
  onChange: (value: T | undefined) => void;
  isDisabled?: boolean;
  'data-test-subj': string;
}

export const FilterSelect = <T extends string>(props: Props<T>) => {
  const { label, all, value, options, onChange, isDisabled = false } = props;
  return (
    <EuiSelect
      compressed
      prepend={label}
      aria-label={label}
      disabled={isDisabled}
      value={value ?? ''}
      options={[{ value: '', text: all }, ...options]}
      onChange={({ target }) =>
        onChange(options.find((option) => option.value === target.value)?.value)
      }
      data-test-subj={props['data-test-subj']}
    />
  );
};
