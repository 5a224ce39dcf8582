// What stands in the way: a refresh that fails, an installation that is not ready, shortcomings.
import { EuiButton, EuiCallOut, EuiSpacer } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import type { Shortcoming, SourcesAnswer } from '../../../common/api/sources';
import { toFailure } from '../../api/failure';
import { useGrantWriteAccess } from '../../hooks/use_grant_write_access';

interface Props {
  answer: SourcesAnswer;
  refreshError: unknown;
}

export const InstallationCallouts = ({ answer, refreshError }: Props) => {
  const failure = refreshError ? toFailure(refreshError) : undefined;
  const { installation, shortcomings } = answer;
  return (
    <>
      {failure && (
        <Callout color="warning" title="The page could not be refreshed" name={failure.name}>
          {failure.message} {failure.mend}
        </Callout>
      )}
      {installation.state === 'pending' && (
        <Callout color="primary" title="The installation is under way" name="installing">
          {installation.message ?? 'Index templates are being put in place.'} {installation.mend}
        </Callout>
      )}
      {installation.state === 'failed' && (
        <Callout color="danger" title="The installation failed" name="installation_failed">
          {installation.message} {installation.mend}
        </Callout>
      )}
      {shortcomings.map((shortcoming) => (
        <ShortcomingCallout key={shortcoming.code} shortcoming={shortcoming} />
      ))}
    </>
  );
};

const NO_WRITE_ACCESS = 'no_write_access';

const ShortcomingCallout = ({ shortcoming }: { shortcoming: Shortcoming }) => {
  const { code, message, consequence, mend } = shortcoming;
  const blocking = code === NO_WRITE_ACCESS;
  return (
    <Callout color={blocking ? 'danger' : 'warning'} title={message} name={code}>
      {consequence} {mend}
      {blocking && <GrantWriteAccess />}
    </Callout>
  );
};

const GrantWriteAccess = () => {
  const grant = useGrantWriteAccess();
  return (
    <>
      <EuiSpacer size="s" />
      <EuiButton
        size="s"
        color="danger"
        fill
        isLoading={grant.status === 'loading'}
        onClick={() => grant.mutate()}
        data-test-subj="auth0LogsGrantWriteAccess"
      >
        Grant write access
      </EuiButton>
    </>
  );
};

interface CalloutProps {
  color: 'primary' | 'warning' | 'danger';
  title: string;
  name: string;
  children: ReactNode;
}

const Callout = ({ color, title, name, children }: CalloutProps) => (
  <>
    <EuiCallOut
      size="s"
      color={color}
      title={title}
      iconType={color === 'primary' ? 'iInCircle' : 'warning'}
      data-test-subj={`auth0LogsCallout-${name}`}
    >
      <div>{children}</div>
    </EuiCallOut>
    <EuiSpacer size="m" />
  </>
);
