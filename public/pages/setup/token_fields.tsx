// The webhook's token: made by the plugin, or brought along.
import { EuiFieldPassword, EuiFormRow, EuiSpacer } from '@elastic/eui';
import React from 'react';
import { MIN_TOKEN_LENGTH } from '../../../common/api/sources';
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
        <EuiFormRow
          label="Token"
          helpText={`At least ${MIN_TOKEN_LENGTH} characters, since anyone on the internet may try to guess it.`}
          isInvalid={problem !== undefined}
          error={problem}
          fullWidth
        >
          <EuiFieldPassword
            type="dual"
            fullWidth
            autoComplete="new-password"
            value={token}
            onChange={({ target }) => onTokenChange(target.value)}
            isInvalid={problem !== undefined}
            data-test-subj="auth0LogsOwnToken"
          />
        </EuiFormRow>
      </>
    )}
  </>
);
