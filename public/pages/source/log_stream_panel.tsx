// The stream in Auth0 that the plugin made for the source, and the credentials that reach it.
import { EuiSpacer, EuiText } from '@elastic/eui';
import React, { useState } from 'react';
import type { Auth0Credentials } from '../../../common/api/log_streams';
import type { Source } from '../../../common/api/sources';
import { TitledPanel } from '../../components/titled_panel';
import { usePermissions } from '../../hooks/use_permissions';
import { CredentialsForm } from './credentials_form';
import { KeptCredentials } from './kept_credentials';
import { LogStreamDetails } from './log_stream_details';

export const LogStreamPanel = ({ source }: { source: Source }) => (
  <TitledPanel title="Log stream in Auth0" data-test-subj="auth0LogsLogStream">
    {source.webhook?.log_stream ? (
      <OwnStream source={source} domain={source.webhook.log_stream.domain} />
    ) : (
      <EuiText size="s">
        <p>
          The plugin did not create the stream of this source. See and change it in the Auth0
          dashboard, under <strong>Monitoring › Streams</strong>.
        </p>
      </EuiText>
    )}
    {source.credentials && (
      <>
        <EuiSpacer size="m" />
        <KeptCredentials source={source} credentials={source.credentials} />
      </>
    )}
  </TitledPanel>
);

const OwnStream = ({ source, domain }: { source: Source; domain: string }) => {
  const { secrets } = usePermissions();
  /** Typed here; they are sent with each call and stay in this page. */
  const [typed, setTyped] = useState<Auth0Credentials>();
  if (!secrets) {
    return (
      <EuiText size="s">
        <p>
          The plugin created it in {domain}. To see its status takes the Kibana privilege “Tokens,
          credentials and write access” for Auth0 Logs.
        </p>
      </EuiText>
    );
  }
  if (!source.credentials && !typed) return <CredentialsForm domain={domain} onEnter={setTyped} />;
  return (
    <LogStreamDetails
      source={source}
      credentials={typed}
      onOtherCredentials={() => setTyped(undefined)}
    />
  );
};
