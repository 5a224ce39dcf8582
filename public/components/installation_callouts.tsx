// What is in the way of events: a failed refresh, an installation that is not ready, shortcomings,
// invalid tokens.
import { EuiButton, EuiCallOut, EuiSpacer, EuiText } from '@elastic/eui';
import React, { type ReactNode } from 'react';
import type { HealthAnswer, SourceHealth } from '../../common/api/health';
import { GRANT_WRITE_ACCESS } from '../../common/api/write_access';
import { describeShortcoming, type Shortcoming } from '../../common/errors/shortcomings';
import { toFailure } from '../api/failure';
import { useChange } from '../hooks/use_endpoint';
import { usePermissions } from '../hooks/use_permissions';
import { useServices } from '../hooks/use_services';
import { formatPlural } from './format';

interface Props {
  answer: HealthAnswer;
  refreshError: unknown;
}

export const InstallationCallouts = ({ answer, refreshError }: Props) => {
  const failure = refreshError ? toFailure(refreshError) : undefined;
  const { installation, shortcomings, sources } = answer;
  return (
    <>
      {failure && (
        <Callout color="warning" title="The page could not be refreshed" name={failure.name}>
          {failure.message} {failure.remedy} Retrying automatically.
        </Callout>
      )}
      {installation.state === 'pending' && (
        <Callout color="primary" title="Installation in progress" name="installing">
          Index templates are being installed.
        </Callout>
      )}
      {installation.problem && (
        <Callout color="danger" title="Installation failed" name="installation_failed">
          <Described shortcoming={installation.problem} />
        </Callout>
      )}
      {shortcomings.filter(isBlocking).map((shortcoming) => (
        <BlockingCallout key={shortcoming.code} shortcoming={shortcoming} />
      ))}
      <ShortcomingsCallout shortcomings={shortcomings.filter((known) => !isBlocking(known))} />
      {sources
        .filter(({ authentication_failures }) => authentication_failures.count > 0)
        .map((health) => (
          <InvalidTokensCallout key={health.source.id} health={health} />
        ))}
    </>
  );
};

const InvalidTokensCallout = ({ health }: { health: SourceHealth }) => {
  const { count, addresses } = health.authentication_failures;
  return (
    <Callout
      color="warning"
      title={`Requests with an invalid token for “${health.source.name}”`}
      name="authentication_failures"
    >
      {formatPlural(count, 'request')} from {formatPlural(addresses, 'address', 'addresses')} used
      an invalid token in the last hour. If one is Auth0, check that the log stream uses this
      source’s token, or rotate the token.
    </Callout>
  );
};

const NO_WRITE_ACCESS = 'no_write_access';

const isBlocking = ({ code }: Shortcoming) => code === NO_WRITE_ACCESS;

const BlockingCallout = ({ shortcoming }: { shortcoming: Shortcoming }) => {
  const { title, consequence, remedy } = describeShortcoming(shortcoming);
  return (
    <Callout color="danger" title={title} name={shortcoming.code}>
      {consequence} {remedy}
      <GrantWriteAccess />
    </Callout>
  );
};

/** In one callout: events are still collected. */
const ShortcomingsCallout = ({ shortcomings }: { shortcomings: Shortcoming[] }) => {
  if (shortcomings.length === 0) return null;
  return (
    <Callout color="warning" title="Some features are unavailable" name="shortcomings">
      <ul>
        {shortcomings.map((shortcoming) => (
          <li key={shortcoming.code} data-test-subj={`auth0LogsCallout-${shortcoming.code}`}>
            <Described shortcoming={shortcoming} />
          </li>
        ))}
      </ul>
    </Callout>
  );
};

const Described = ({ shortcoming }: { shortcoming: Shortcoming }) => {
  const { title, consequence, remedy } = describeShortcoming(shortcoming);
  return (
    <>
      <strong>{title}</strong> {consequence} {remedy}
    </>
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
        Granting it requires the Kibana privilege “Tokens, credentials and write access” for Auth0
        Logs.
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
