// What stands in the way: a refresh that fails, an installation that is not ready, shortcomings,
// wrong tokens.
import { EuiButton, EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import type { Shortcoming, HealthAnswer } from '../../common/api/health';
import { GRANT_WRITE_ACCESS } from '../../common/api/write_access';
import { toFailure } from '../api/failure';
import { useChange } from '../hooks/use_endpoint';
import { usePermissions } from '../hooks/use_permissions';
import { useServices } from '../hooks/use_services';
import { formatCount } from './format';

interface Props {
  answer: HealthAnswer;
  refreshError: unknown;
}

export const InstallationCallouts = ({ answer, refreshError }: Props) => {
  const failure = refreshError ? toFailure(refreshError) : undefined;
  const { installation, shortcomings, authentication_failures: failures } = answer;
  return (
    <>
      {failure && (
        <Callout color="warning" title="The page could not be refreshed" name={failure.name}>
          {failure.message} {failure.remedy}
        </Callout>
      )}
      {installation.state === 'pending' && (
        <Callout color="primary" title="The installation is under way" name="installing">
          {installation.message ?? 'Index templates are being put in place.'} {installation.remedy}
        </Callout>
      )}
      {installation.state === 'failed' && (
        <Callout color="danger" title="The installation failed" name="installation_failed">
          {installation.message} {installation.remedy}
        </Callout>
      )}
      {shortcomings.filter(isBlocking).map((shortcoming) => (
        <BlockingCallout key={shortcoming.code} shortcoming={shortcoming} />
      ))}
      <ShortcomingsCallout shortcomings={shortcomings.filter((known) => !isBlocking(known))} />
      {failures.count > 0 && (
        <Callout color="warning" title="Wrong tokens came in" name="authentication_failures">
          In the last hour: {formatCount(failures.count)}, from {formatCount(failures.addresses)}{' '}
          {failures.addresses === 1 ? 'address' : 'addresses'}. If one of them is Auth0, compare the
          Authorization Token of its stream with the token of the source; where that is lost, give
          the source a new one.
        </Callout>
      )}
    </>
  );
};

const NO_WRITE_ACCESS = 'no_write_access';

const isBlocking = ({ code }: Shortcoming) => code === NO_WRITE_ACCESS;

const BlockingCallout = ({ shortcoming }: { shortcoming: Shortcoming }) => (
  <Callout color="danger" title={shortcoming.message} name={shortcoming.code}>
    {shortcoming.consequence} {shortcoming.remedy}
    <GrantWriteAccess />
  </Callout>
);

/** In one callout: events are collected all the same. */
const ShortcomingsCallout = ({ shortcomings }: { shortcomings: Shortcoming[] }) => {
  if (shortcomings.length === 0) return null;
  return (
    <Callout color="warning" title="Some things are missing" name="shortcomings">
      <ul>
        {shortcomings.map(({ code, message, consequence, remedy }) => (
          <li key={code} data-test-subj={`auth0LogsCallout-${code}`}>
            <strong>{message}</strong> {consequence} {remedy}
          </li>
        ))}
      </ul>
    </Callout>
  );
};

const GrantWriteAccess = () => {
  const { secrets } = usePermissions();
  const { toasts } = useServices().core.notifications;
  const grant = useChange(GRANT_WRITE_ACCESS, {
    onSuccess: () => toasts.addSuccess('Write access granted'),
    onError: (thrown) => {
      const { message, remedy } = toFailure(thrown);
      toasts.addError(new Error(`${message} ${remedy}`), { title: 'Write access was not granted' });
    },
  });
  if (!secrets)
    return (
      <p>
        It takes the Kibana privilege “Tokens, credentials and write access” for Auth0 Logs, which
        you do not have.
      </p>
    );
  return (
    <>
      <EuiSpacer size="s" />
      <EuiButton
        size="s"
        color="danger"
        fill
        isLoading={grant.status === 'loading'}
        onClick={() => grant.mutate({ body: {} })}
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
      <EuiText size="xs">{children}</EuiText>
    </EuiCallOut>
    <EuiSpacer size="m" />
  </>
);
