// Rotates the token of a source: which one, how long the previous one stays valid; then shows it.
import {
  EuiButton,
  EuiButtonEmpty,
  EuiCallOut,
  EuiFormRow,
  EuiModal,
  EuiModalBody,
  EuiModalFooter,
  EuiModalHeader,
  EuiModalHeaderTitle,
  EuiRadioGroup,
  EuiSelect,
  EuiSpacer,
  EuiSwitch,
  EuiText,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React, { type FormEvent, useState } from 'react';
import {
  checkToken,
  MIN_TOKEN_LENGTH,
  ROTATE_TOKEN,
  type RotateTokenAnswer,
  type Source,
} from '../../../common/api/sources';
import { CopyField } from '../../components/copy_field';
import { FailureCallout } from '../../components/failure_callout';
import { SecretField } from '../../components/secret_field';
import { asSentence } from '../../components/source_settings/settings_form';
import { useChange } from '../../hooks/use_endpoint';
import {
  updatesStream,
  isComplete,
  KEEP_PREVIOUS,
  newRotation,
  type Rotation,
  toRequest,
} from './rotation';

export const RotateModal = ({ source, onClose }: { source: Source; onClose: () => void }) => {
  const titleId = useGeneratedHtmlId();
  const formId = useGeneratedHtmlId();
  // Stored credentials can write the token to Auth0, which saves the copying.
  const canReachStream =
    source.webhook?.log_stream !== undefined && source.credentials !== undefined;
  const [rotation, setRotation] = useState(() => newRotation(canReachStream));
  const rotate = useChange(ROTATE_TOKEN);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete(rotation))
      rotate.mutate({ params: { id: source.id }, body: toRequest(rotation) });
  };
  return (
    <EuiModal onClose={onClose} aria-labelledby={titleId} style={{ width: 560 }}>
      <EuiModalHeader>
        <EuiModalHeaderTitle id={titleId}>Rotate token of “{source.name}”</EuiModalHeaderTitle>
      </EuiModalHeader>
      <EuiModalBody>
        <FailureCallout error={rotate.error} />
        {rotate.data ? (
          <Done answer={rotate.data} inStream={updatesStream(rotation)} />
        ) : (
          <form id={formId} onSubmit={submit}>
            <RotateFields
              {...{ rotation, canReachStream }}
              onChange={(patch) => setRotation({ ...rotation, ...patch })}
            />
          </form>
        )}
      </EuiModalBody>
      <EuiModalFooter>
        {rotate.data ? (
          <EuiButton fill onClick={onClose} data-test-subj="auth0LogsRotateDone">
            Done
          </EuiButton>
        ) : (
          <>
            <EuiButtonEmpty onClick={onClose}>Cancel</EuiButtonEmpty>
            <EuiButton
              fill
              type="submit"
              form={formId}
              isLoading={rotate.status === 'loading'}
              isDisabled={!isComplete(rotation)}
              data-test-subj="auth0LogsRotateSubmit"
            >
              Rotate
            </EuiButton>
          </>
        )}
      </EuiModalFooter>
    </EuiModal>
  );
};

const Done = ({ answer, inStream }: { answer: RotateTokenAnswer; inStream: boolean }) => {
  if (answer.token !== undefined) return <NewToken token={answer.token} />;
  return (
    <EuiText>
      <p>
        {inStream
          ? 'Token rotated. The log stream in Auth0 uses the new token.'
          : 'Token rotated. Enter your token as the authorization token of the log stream in Auth0.'}
      </p>
    </EuiText>
  );
};

const KINDS = [
  { id: 'generated', label: 'Generate a token (recommended)' },
  { id: 'own', label: 'Use my own token' },
];

interface Props {
  rotation: Rotation;
  /** The plugin can write the token to Auth0. */
  canReachStream: boolean;
  onChange: (patch: Partial<Rotation>) => void;
}

const RotateFields = ({ rotation, canReachStream, onChange }: Props) => (
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
      helpText="Auth0’s requests are accepted until it uses the new token."
    >
      <EuiSelect
        options={KEEP_PREVIOUS}
        value={rotation.keepPreviousFor}
        onChange={({ target }) => onChange({ keepPreviousFor: target.value })}
        data-test-subj="auth0LogsKeepPrevious"
      />
    </EuiFormRow>
    {canReachStream && rotation.kind === 'generated' && (
      <EuiFormRow helpText="Uses the stored credentials. The token is not shown.">
        <EuiSwitch
          label="Also update the log stream in Auth0"
          checked={rotation.updateStream}
          onChange={({ target }) => onChange({ updateStream: target.checked })}
          data-test-subj="auth0LogsUpdateStream"
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
      <SecretField
        label="Token"
        helpText={`At least ${MIN_TOKEN_LENGTH} characters, since anyone on the internet may try to guess it.`}
        autoComplete="new-password"
        value={token}
        onChange={(typed) => onChange({ token: typed })}
        problem={problem && asSentence(problem)}
        data-test-subj="auth0LogsOwnToken"
      />
    </>
  );
};

const NewToken = ({ token }: { token: string }) => (
  <>
    <EuiCallOut
      size="s"
      color="warning"
      iconType="warning"
      title="Copy the token now. It will not be shown again."
    >
      <p>Token rotated. Only a hash of it is stored.</p>
    </EuiCallOut>
    <EuiSpacer size="m" />
    <CopyField label="Token" value={token} data-test-subj="auth0LogsNewToken" />
  </>
);
