// Stands where a page or a part of it would be. EUI's prompt alone has subdued text, which is too faint
// on the panels of the older dark theme.
import { EuiEmptyPrompt, EuiTextColor, type EuiEmptyPromptProps } from '@elastic/eui';
import React, { type ReactNode } from 'react';

interface Props extends Pick<EuiEmptyPromptProps, 'iconType' | 'icon' | 'actions'> {
  title: string;
  /** Something failed. */
  isFailure?: boolean;
  children: ReactNode;
  'data-test-subj'?: string;
}

export const Prompt = ({ title, isFailure = false, children, ...rest }: Props) => (
  <EuiEmptyPrompt
    color={isFailure ? 'danger' : 'plain'}
    hasBorder={!isFailure}
    title={<h2>{title}</h2>}
    body={
      <EuiTextColor color="default" component="div">
        {children}
      </EuiTextColor>
    }
    {...rest}
  />
);
