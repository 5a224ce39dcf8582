// A figure below its label. EuiStat would hide the explanation beside the label from screen readers.
import { EuiIconTip, EuiText, EuiTextColor, EuiTitle } from '@elastic/eui';
import React, { type ReactNode } from 'react';

interface Props {
  label: string;
  /** Behind an icon beside the label. */
  meaning?: string;
  color?: 'default' | 'danger' | 'accent';
  children: ReactNode;
  'data-test-subj'?: string;
}

export const Figure = ({ label, meaning, color = 'default', ...props }: Props) => (
  <div data-test-subj={props['data-test-subj']}>
    <EuiText size="xs">
      {label}{' '}
      {meaning !== undefined && (
        <EuiIconTip
          type="questionInCircle"
          color="subdued"
          content={meaning}
          aria-label={`What “${label}” means`}
        />
      )}
    </EuiText>
    <EuiTitle size="s">
      <div>
        <EuiTextColor color={color} component="div">
          {props.children}
        </EuiTextColor>
      </div>
    </EuiTitle>
  </div>
);
