// The webhook's token: made by the plugin, or brought along.
import { EuiSpacer } from '@elastic/eui';
import React from 'react';
import { MIN_TOKEN_LENGTH } from '../../../common/api/sources';
import { SecretField } from '../../components/secret_field';
import { Choice } from './choice';
import type { WizardState } from './wizard_state';

interface Props {
  from: WizardState['tokenFrom'];
  onFromChange: (from: WizardState['tokenFrom']) => void;
  token: string;
  onTokenChange: (token: string) => void;
  problem: string | undefined;
}

const OPTIONS = {
  server: 'Generate one: 256 random bits, shown once',
  user: 'Use my own',
};

export const TokenFields = ({ from, onFromChange, token, onTokenChange, problem }: Props) => (
  <>
    <Choice
      name="auth0LogsTokenFrom"
      legend="Token that Auth0 has to send"
      options={OPTIONS}
      value={from}
      onChange={onFromChange}
    />
    {from === 'user' && (
      <>
        <EuiSpacer size="m" />
        <SecretField
          label="Token"
          helpText={`At least ${MIN_TOKEN_LENGTH} characters, since anyone on the internet may try to guess it.`}
          autoComplete="new-password"
          value={token}
          onChange={onTokenChange}
          problem={problem}
          data-test-subj="auth0LogsOwnToken"
        />
      </>
    )}
  </>
);
