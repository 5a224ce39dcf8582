// The second step: where Auth0 finds the webhook, its token, and the right to write. It ends with the
// source made.
import { EuiButton, EuiSpacer } from '@elastic/eui';
import React, { useState } from 'react';
import { sourceIdFrom } from '../../../common/api/sources';
import { webhookPath } from '../../../common/api/webhook';
import { FailureCallout } from '../../components/failure_callout';
import { useCreateSource } from '../../hooks/use_create_source';
import { useHealth } from '../../hooks/use_health';
import { useServices } from '../../hooks/use_services';
import {
  checkBaseUrl,
  isFixedBaseUrl,
  rememberBaseUrl,
  rememberedBaseUrl,
} from '../../components/webhook/base_url';
import { BaseUrlField } from './base_url_field';
import { StepForm } from './step_form';
import { TokenFields } from './token_fields';
import type { Wizard } from './use_wizard';
import { checkOwnToken, createRequest } from './wizard_state';
import { WriteAccessFields } from './write_access_fields';

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
  const creation = useCreateSource();
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
    const source = createRequest(state, token);
    const access = mustGrant ? writeAccess(state.writeAccess, apiKey.trim()) : {};
    creation.mutate({ source, ...access }, { onSuccess: onCreated });
  };
  const id = state.id || sourceIdFrom(state.settings.name) || 'source';
  return (
    <StepForm onSubmit={create} error={creation.error} data-test-subj="auth0LogsEndpointForm">
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
      <FailureCallout error={creation.error} />
      <EuiButton
        type="submit"
        fill
        isLoading={creation.status === 'loading'}
        isDisabled={health.isLoading}
        data-test-subj="auth0LogsCreateSource"
      >
        {creation.error === null ? 'Create source' : 'Try again'}
      </EuiButton>
    </StepForm>
  );
};

const writeAccess = (choice: Wizard['state']['writeAccess'], api_key: string) => {
  if (choice === 'later') return {};
  return { writeAccess: choice === 'api_key' ? { api_key } : {} };
};
