// Deletes a source, after saying what stays.
import { EuiConfirmModal, EuiText, useGeneratedHtmlId } from '@elastic/eui';
import React from 'react';
import { useHistory } from 'react-router-dom';
import { DELETE_SOURCE, type Source } from '../../../common/api/sources';
import { FailureCallout } from '../../components/failure_callout';
import { useChange } from '../../hooks/use_endpoint';
import { useServices } from '../../hooks/use_services';
import { PATHS } from '../../paths';

export const DeleteModal = ({ source, onClose }: { source: Source; onClose: () => void }) => {
  const history = useHistory();
  const titleId = useGeneratedHtmlId();
  const { toasts } = useServices().core.notifications;
  const deletion = useChange(DELETE_SOURCE, {
    onSuccess: () => {
      toasts.addSuccess('The source was deleted');
      // Before the pages read anew: the source's own page would find nothing.
      history.push(PATHS.sources);
    },
  });
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
      onConfirm={() => deletion.mutate({ params: { id: source.id } })}
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
