// Deletes the stream in Auth0, after asking.
import { EuiButtonEmpty, EuiConfirmModal, useGeneratedHtmlId } from '@elastic/eui';
import React, { useState } from 'react';
import type { Auth0Credentials } from '../../../common/api/log_streams';
import { FailureCallout } from '../../components/failure_callout';
import { useDeleteLogStream } from '../../hooks/use_log_stream';

interface Props {
  sourceId: string;
  credentials: Auth0Credentials | undefined;
}

export const DeleteStream = ({ sourceId, credentials }: Props) => {
  const [isAsking, setAsking] = useState(false);
  const titleId = useGeneratedHtmlId();
  const deletion = useDeleteLogStream(sourceId, credentials);
  return (
    <>
      <EuiButtonEmpty
        size="s"
        flush="left"
        color="danger"
        onClick={() => setAsking(true)}
        data-test-subj="auth0LogsDeleteStream"
      >
        Delete the stream in Auth0
      </EuiButtonEmpty>
      {isAsking && (
        <EuiConfirmModal
          title="Delete the stream in Auth0?"
          titleProps={{ id: titleId }}
          aria-labelledby={titleId}
          buttonColor="danger"
          cancelButtonText="Cancel"
          confirmButtonText="Delete the stream"
          isLoading={deletion.status === 'loading'}
          onCancel={() => setAsking(false)}
          onConfirm={() => deletion.mutate(undefined, { onSuccess: () => setAsking(false) })}
        >
          <FailureCallout error={deletion.error} />
          <p>Auth0 sends no further events to this source. The source and its events stay.</p>
        </EuiConfirmModal>
      )}
    </>
  );
};
