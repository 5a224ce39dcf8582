// A part of a page with its own heading.
import { EuiFlexGroup, EuiFlexItem, EuiPanel, EuiSpacer, EuiTitle } from '@elastic/eui';
import React, { type ReactNode } from 'react';

interface Props {
  title: string;
  /** On the right of the heading. */
  aside?: ReactNode;
  children: ReactNode;
  'data-test-subj'?: string;
}

export const TitledPanel = ({ title, aside, children, ...rest }: Props) => (
  <EuiPanel hasBorder hasShadow={false} paddingSize="l" grow={false} {...rest}>
    <EuiFlexGroup alignItems="center" justifyContent="spaceBetween" responsive={false} wrap>
      <EuiFlexItem grow={false}>
        <EuiTitle size="s">
          <h2>{title}</h2>
        </EuiTitle>
      </EuiFlexItem>
      {aside !== undefined && <EuiFlexItem grow={false}>{aside}</EuiFlexItem>}
    </EuiFlexGroup>
    <EuiSpacer size="m" />
    {children}
  </EuiPanel>
);
