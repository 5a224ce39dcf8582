// The steps in Auth0's dashboard, with each value to copy.
import { EuiButton, EuiCallOut, EuiLink, EuiSpacer, EuiText } from '@elastic/eui';
import React from 'react';
import { DEFAULT_KEEP_PREVIOUS, ROTATE_TOKEN, type Source } from '../../../common/api/sources';
import { CopyField } from '../../components/copy_field';
import { FailureCallout } from '../../components/failure_callout';
import { UrlObstacle, useWebhookUrl } from '../../components/webhook_address';
import { useChange } from '../../hooks/use_endpoint';
import type { Wizard } from './use_wizard';

const DASHBOARD = 'https://manage.auth0.com/#/log-streams';

export const ManualConnect = ({ source, wizard }: { source: Source; wizard: Wizard }) => {
  const { url, obstacle } = useWebhookUrl(source.webhook?.path ?? '');
  return (
    <>
      <EuiText size="s">
        <ol>
          <li>
            In the{' '}
            <EuiLink href={DASHBOARD} target="_blank" external>
              Auth0 dashboard
            </EuiLink>
            , open <strong>Monitoring › Streams</strong>.
          </li>
          <li>
            Select <strong>Create Stream</strong> and then <strong>Custom Webhook</strong>, and
            enter a name.
          </li>
          <li>Copy these values into the form and save it.</li>
        </ol>
      </EuiText>
      <EuiSpacer size="m" />
      <CopyField label="Payload URL" value={url} data-test-subj="auth0LogsPayloadUrl" />
      <UrlObstacle obstacle={obstacle} />
      <EuiSpacer size="m" />
      {wizard.token === '' ? (
        <LostToken source={source} onToken={wizard.setToken} />
      ) : (
        <CopyField
          secret
          label="Authorization Token"
          value={wizard.token}
          helpText="Shown only until you leave or reload this page."
          data-test-subj="auth0LogsToken"
        />
      )}
      <EuiSpacer size="m" />
      <CopyField
        label="Content Type"
        value="application/json"
        data-test-subj="auth0LogsContentType"
      />
      <EuiSpacer size="m" />
      <CopyField
        label="Content Format"
        value="JSON Lines"
        data-test-subj="auth0LogsContentFormat"
      />
      <EuiSpacer size="l" />
      <EuiButton
        fill
        onClick={() => wizard.dispatch({ type: 'go', step: 'live' })}
        data-test-subj="auth0LogsStreamCreated"
      >
        I’ve created the stream
      </EuiButton>
    </>
  );
};

interface Props {
  source: Source;
  onToken: (token: string) => void;
}

const LostToken = ({ source, onToken }: Props) => {
  const rotation = useChange(ROTATE_TOKEN);
  if (source.managed_by === 'kibana_yml')
    return (
      <EuiCallOut
        size="s"
        iconType="key"
        title="Use the token from kibana.yml as the Authorization Token"
      />
    );
  const rotate = () =>
    rotation.mutate(
      { params: { id: source.id }, body: { keep_previous_for: DEFAULT_KEEP_PREVIOUS } },
      { onSuccess: ({ token = '' }) => onToken(token) },
    );
  return (
    <>
      <EuiCallOut size="s" iconType="key" title="The Authorization Token cannot be shown again">
        <p>Use your copy, or generate a new token. The previous token stays valid for 24 hours.</p>
        <EuiButton
          size="s"
          onClick={rotate}
          isLoading={rotation.status === 'loading'}
          data-test-subj="auth0LogsMakeToken"
        >
          Generate a new token
        </EuiButton>
      </EuiCallOut>
      <FailureCallout error={rotation.error} />
    </>
  );
};
