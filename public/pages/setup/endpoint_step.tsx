// The second step: the webhook's address and token, and the right to write. It ends with the source
// created.
import { EuiButton, EuiSpacer } from '@elastic/eui';
import React, { useState } from 'react';
import { CREATE_SOURCE, sourceIdFrom } from '../../../common/api/sources';
import { webhookPath } from '../../../common/api/webhook';
import { GRANT_WRITE_ACCESS } from '../../../common/api/write_access';
import { FailureCallout } from '../../components/failure_callout';
import {
  checkBaseUrl,
  isFixedBaseUrl,
  rememberBaseUrl,
  rememberedBaseUrl,
} from '../../components/webhook_url';
import { useChange } from '../../hooks/use_endpoint';
import { useHealth } from '../../hooks/use_health';
import { useServices } from '../../hooks/use_services';
import { BaseUrlField, TokenFields, WriteAccessFields } from './endpoint_fields';
import { StepForm } from './step_form';
import type { Wizard } from './use_wizard';
import { checkOwnToken, createRequest } from './wizard_state';

const NO_WRITE_ACCESS = 'no_write_access';

export const EndpointStep = ({ wizard }: { wizard: Wizard }) => {
  const { state, dispatch, token, setToken, onCreated } = wizard;
  const { publicBaseUrl, serverBasePath } = useServices().core.http.basePath;
  const isFixed = isFixedBaseUrl(publicBaseUrl);
  const [baseUrl, setBaseUrl] = useState(
    () =>
      (isFixed ? undefined : rememberedBaseUrl()) ??
      publicBaseUrl ??
      window.location.origin + serverBasePath,
  );
  const [apiKey, setApiKey] = useState('');
  const [tried, setTried] = useState(false);
  const health = useHealth();
  const creation = useChange(CREATE_SOURCE);
  const grant = useChange(GRANT_WRITE_ACCESS);
  const error = grant.error ?? creation.error;
  const mustGrant = health.data?.shortcomings.some(({ code }) => code === NO_WRITE_ACCESS) === true;

  const urlProblem = checkBaseUrl(baseUrl);
  const tokenProblem = checkOwnToken(state, token);
  const keyProblem =
    mustGrant && state.writeAccess === 'api_key' && apiKey.trim() === ''
      ? 'Paste an API key.'
      : undefined;
  const create = () => {
    setTried(true);
    if (urlProblem ?? tokenProblem ?? keyProblem) return;
    const createSource = () =>
      creation.mutate({ body: createRequest(state, token) }, { onSuccess: onCreated });
    const api_key = state.writeAccess === 'api_key' ? apiKey.trim() : undefined;
    if (mustGrant && state.writeAccess !== 'later')
      grant.mutate({ body: { api_key } }, { onSuccess: createSource });
    else createSource();
  };
  const id = state.id || sourceIdFrom(state.settings.name) || 'source';
  return (
    <StepForm onSubmit={create} error={error} data-test-subj="auth0LogsEndpointForm">
      <BaseUrlField
        value={baseUrl}
        onChange={(typed) => {
          setBaseUrl(typed);
          if (checkBaseUrl(typed) === undefined) rememberBaseUrl(typed);
        }}
        problem={urlProblem}
        webhookPath={webhookPath(id)}
        isFixed={isFixed}
      />
      <EuiSpacer size="l" />
      <TokenFields
        from={state.tokenFrom}
        onFromChange={(tokenFrom) => dispatch({ type: 'choose', change: { tokenFrom } })}
        token={token}
        onTokenChange={setToken}
        problem={tried || token !== '' ? tokenProblem : undefined}
      />
      {mustGrant && (
        <>
          <EuiSpacer size="l" />
          <WriteAccessFields
            choice={state.writeAccess}
            onChoose={(choice) => dispatch({ type: 'choose', change: { writeAccess: choice } })}
            apiKey={apiKey}
            onApiKeyChange={setApiKey}
            problem={tried ? keyProblem : undefined}
          />
        </>
      )}
      <EuiSpacer size="l" />
      <FailureCallout error={error} />
      <EuiButton
        type="submit"
        fill
        isLoading={[grant, creation].some(({ status }) => status === 'loading')}
        isDisabled={health.isLoading}
        data-test-subj="auth0LogsCreateSource"
      >
        {error === null ? 'Create source' : 'Try again'}
      </EuiButton>
    </StepForm>
  );
};
