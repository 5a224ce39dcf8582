// Deletes a source, after saying what stays.
import { EuiConfirmModal, EuiText, useGeneratedHtmlId } from '@elastic/eui';
import React from 'react';
import { useHistory } from 'react-router-dom';
import type { Source } from '../../../common/api/sources';
import { FailureCallout } from '../../components/failure_callout';
import { useDeleteSource } from '../../hooks/use_delete_source';
import { PATHS } from '../../paths';

export const DeleteModal = ({ source, onClose }: { source: Source; onClose: () => void }) => {
  const history = useHistory();
  const titleId = useGeneratedHtmlId();
  const deletion = useDeleteSource(source.id, () => history.push(PATHS.sources));
  return (
    <EuiConfirmModal
      title={`Delete “${source.name}”?`}
      titleProps={{ id: titleId }}
      aria-labelledby={titleId}
      buttonColor="danger"
      cancelButtonText="Cancel"
      confirmButtonText="Delete the source"
      isLoading={deletion.status === 'loading'}
      onCancel={onClose}
      onConfirm={() => deletion.mutate()}
    >
      <FailureCallout error={deletion.error} />
      <EuiText>
        <ul>
          <li>Its webhook and its tokens end at once; the settings are lost.</li>
          <li>Events and failed events that are stored stay in Elasticsearch.</li>
          <li>
            {source.log_stream
              ? 'The log stream in Auth0 stays, and fails from now on. To delete it as well, cancel and delete it first.'
              : 'A log stream in Auth0 that posts to it stays, and fails from now on: delete it there.'}
          </li>
        </ul>
      </EuiText>
    </EuiConfirmModal>
  );
};
