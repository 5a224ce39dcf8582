// One of a few, as radio buttons.
import { EuiFormFieldset, EuiRadioGroup } from '@elastic/eui';
import React, { type ReactNode } from 'react';

interface Props<T extends string> {
  /** Also begins the ids of the buttons, which are `name-value`. */
  name: string;
  legend: string;
  options: Record<T, string>;
  value: T;
  onChange: (value: T) => void;
  /** Between legend and buttons. */
  children?: ReactNode;
}

export function Choice<T extends string>(props: Props<T>) {
  const { name, legend, options, value, onChange, children } = props;
  const values = Object.keys(options) as T[];
  const idOf = (option: T) => `${name}-${option}`;
  return (
    <EuiFormFieldset legend={{ children: legend }}>
      {children}
      <EuiRadioGroup
        name={name}
        options={values.map((option) => ({ id: idOf(option), label: options[option] }))}
        idSelected={idOf(value)}
        onChange={(id) => onChange(values.find((option) => idOf(option) === id) ?? value)}
      />
    </EuiFormFieldset>
  );
}
