// Shown in place of a page or a part of it. EUI's prompt alone has subdued text, which is too faint
// on the panels of the older dark theme.
import {
  EuiButton,
  EuiCode,
  EuiEmptyPrompt,
  type EuiEmptyPromptProps,
  EuiTextColor,
} from '@elastic/eui';
import React, { type ReactNode } from 'react';
import { useAppLink } from '../hooks/use_app_link';
import { usePermissions } from '../hooks/use_permissions';
import { PATHS } from '../paths';

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

export const NoSourcePrompt = () => {
  const { create } = usePermissions();
  const linkTo = useAppLink();
  return (
    <Prompt
      data-test-subj="auth0LogsNoSource"
      iconType="logoSecurity"
      title="Connect your Auth0 tenant"
      actions={
        create && (
          <EuiButton fill {...linkTo(PATHS.newSource)} data-test-subj="auth0LogsAddSource">
            Add source
          </EuiButton>
        )
      }
    >
      <p>
        {create
          ? 'A source receives the log events of one tenant. The setup takes a few minutes and ends with the first event.'
          : 'No source has been added yet. Adding one requires the Kibana privilege “All” for Auth0 Logs, including “Tokens, credentials and write access”.'}
      </p>
      <p>
        Sources can also be defined in kibana.yml, under <EuiCode>auth0_logs.sources</EuiCode>.
      </p>
    </Prompt>
  );
};

/** What the role of the user does not allow. */
export const ForbiddenPrompt = ({ title, children }: { title: string; children: ReactNode }) => (
  <Prompt data-test-subj="auth0LogsForbidden" iconType="lock" title={title}>
    {children}
  </Prompt>
);
