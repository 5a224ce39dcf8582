// The choices of a rotation.
import {
  EuiFieldPassword,
  EuiFormRow,
  EuiRadioGroup,
  EuiSelect,
  EuiSpacer,
  EuiSwitch,
} from '@elastic/eui';
import React from 'react';
import { checkToken, MIN_TOKEN_LENGTH } from '../../../common/api/sources';
import { asSentence } from '../../components/source_settings/settings_form';
import { KEEP_PREVIOUS, type Rotation } from './rotation';

const KINDS = [
  { id: 'generated', label: 'Generate one (recommended)' },
  { id: 'own', label: 'Use my own' },
];

interface Props {
  rotation: Rotation;
  /** The plugin can bring the token to Auth0. */
  canReachStream: boolean;
  onChange: (patch: Partial<Rotation>) => void;
}

export const RotateFields = ({ rotation, canReachStream, onChange }: Props) => (
  <>
    <EuiRadioGroup
      name="auth0LogsTokenKind"
      legend={{ children: 'Token' }}
      options={KINDS}
      idSelected={rotation.kind}
      onChange={(id) => onChange({ kind: id === 'own' ? 'own' : 'generated' })}
    />
    {rotation.kind === 'own' && <OwnToken rotation={rotation} onChange={onChange} />}
    <EuiSpacer size="m" />
    <EuiFormRow
      label="Keep the previous token valid for"
      helpText="Until Auth0 sends the new one, so that nothing is refused meanwhile."
    >
      <EuiSelect
        options={KEEP_PREVIOUS}
        value={rotation.keepPreviousFor}
        onChange={({ target }) => onChange({ keepPreviousFor: target.value })}
        data-test-subj="auth0LogsKeepPrevious"
      />
    </EuiFormRow>
    {canReachStream && rotation.kind === 'generated' && (
      <EuiFormRow helpText="With the kept credentials. The token is then not shown.">
        <EuiSwitch
          label="Bring it to the log stream in Auth0"
          checked={rotation.updateStream}
          onChange={({ target }) => onChange({ updateStream: target.checked })}
          data-test-subj="auth0LogsBringToStream"
        />
      </EuiFormRow>
    )}
  </>
);

const OwnToken = ({ rotation: { token }, onChange }: Pick<Props, 'rotation' | 'onChange'>) => {
  const problem = token === '' ? undefined : checkToken(token);
  return (
    <>
      <EuiSpacer size="m" />
      <EuiFormRow
        label="My token"
        helpText={`At least ${MIN_TOKEN_LENGTH} characters, since anyone may try to guess it.`}
        isInvalid={problem !== undefined}
        error={problem && asSentence(problem)}
      >
        <EuiFieldPassword
          type="dual"
          autoComplete="off"
          value={token}
          onChange={({ target }) => onChange({ token: target.value })}
          isInvalid={problem !== undefined}
          data-test-subj="auth0LogsOwnToken"
        />
      </EuiFormRow>
    </>
  );
};
