// A new token for a source: how, and how long the one before it is still taken; then the token.
import {
  EuiButton,
  EuiButtonEmpty,
  EuiModal,
  EuiModalBody,
  EuiModalFooter,
  EuiModalHeader,
  EuiModalHeaderTitle,
  EuiText,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React, { useState, type FormEvent } from 'react';
import { ROTATE_TOKEN, type RotateTokenAnswer, type Source } from '../../../common/api/sources';
import { FailureCallout } from '../../components/failure_callout';
import { NewToken } from '../../components/new_token';
import { useChange } from '../../hooks/use_endpoint';
import { RotateFields } from './rotate_fields';
import { bringsToStream, isComplete, newRotation, toRequest } from './rotation';

export const RotateModal = ({ source, onClose }: { source: Source; onClose: () => void }) => {
  const titleId = useGeneratedHtmlId();
  const formId = useGeneratedHtmlId();
  // Kept credentials can bring the token to Auth0, which spares the reader the copying.
  const canReachStream = source.log_stream !== undefined && source.credentials !== undefined;
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
        <EuiModalHeaderTitle id={titleId}>New token for “{source.name}”</EuiModalHeaderTitle>
      </EuiModalHeader>
      <EuiModalBody>
        <FailureCallout error={rotate.error} />
        {rotate.data ? (
          <Done answer={rotate.data} inStream={bringsToStream(rotation)} />
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
              Change the token
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
          ? 'The log stream in Auth0 has the new token already.'
          : 'The source takes your token from now on. Enter it as the authorization token of the stream in Auth0.'}
      </p>
    </EuiText>
  );
};
