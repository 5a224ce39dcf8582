// Empty state: kibana.yml names no source yet.
import { EuiCodeBlock, EuiEmptyPrompt, EuiText } from '@elastic/eui';
import React from 'react';

const SETTINGS = `auth0_logs.sources.default:
  name: "My tenant"
  token: "<at least 24 random characters>"`;
const NEW_TOKEN = 'openssl rand -hex 24';

export const NoSourcePrompt = () => (
  <EuiEmptyPrompt
    data-test-subj="auth0LogsNoSource"
    color="plain"
    hasBorder
    iconType="logoSecurity"
    title={<h2>Connect your Auth0 tenant</h2>}
    body={
      <EuiText textAlign="left" color="subdued">
        <p>
          No source is configured yet. Make up a token, add these lines to kibana.yml and restart
          Kibana. This page then shows the address for Auth0 to post to.
        </p>
        <EuiCodeBlock language="yaml" isCopyable paddingSize="m">
          {SETTINGS}
        </EuiCodeBlock>
        <p>This command makes a token:</p>
        <EuiCodeBlock language="bash" isCopyable paddingSize="m">
          {NEW_TOKEN}
        </EuiCodeBlock>
      </EuiText>
    }
  />
);
