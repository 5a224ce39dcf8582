// How to come by an application that may create log streams, and which scope it lacks.
import { EuiAccordion, EuiCode, EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import { toFailure } from '../../api/failure';
import { FailureCallout } from '../../components/failure_callout';
import { missingScopes } from './stream_failure';

const SCOPES: [string, string][] = [
  ['create:log_streams', 'creates the stream'],
  ['read:log_streams', 'shows its status'],
  ['update:log_streams', 'changes, pauses and resumes it'],
  ['delete:log_streams', 'deletes it'],
];

/** `error`: of a call that the application may not make. */
export const ApplicationInstructions = ({ error }: { error: unknown }) => (
  <>
    <FailureCallout error={error} />
    <EuiAccordion
      id="auth0LogsApplicationInstructions"
      buttonContent="How to make the application in Auth0"
      {...(error !== null && { forceState: 'open' as const })}
    >
      <EuiSpacer size="s" />
      <EuiText size="s">
        <ol>
          <li>
            In Auth0’s dashboard, open <strong>Applications › Applications</strong>, choose{' '}
            <strong>Create Application</strong> and <strong>Machine to Machine</strong>.
          </li>
          <li>
            Authorize it for the <strong>Auth0 Management API</strong> with these scopes:
            <ScopeList missing={error === null ? [] : missingScopes(toFailure(error))} />
          </li>
          <li>
            Copy domain, client ID and client secret from its <strong>Settings</strong>.
          </li>
        </ol>
      </EuiText>
    </EuiAccordion>
  </>
);

const ScopeList = ({ missing }: { missing: readonly string[] }) => (
  <ul>
    {SCOPES.map(([scope, purpose]) => (
      <li key={scope}>
        <EuiCode>{scope}</EuiCode> {purpose}
        {missing.includes(scope) && (
          <strong data-test-subj="auth0LogsMissingScope"> (missing)</strong>
        )}
      </li>
    ))}
  </ul>
);
