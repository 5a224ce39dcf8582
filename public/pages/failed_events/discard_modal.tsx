// Asks before failed events are gone for good.
import { EuiConfirmModal, useGeneratedHtmlId } from '@elastic/eui';
import React from 'react';
import { failedEvents } from './run_words';

interface Props {
  count: number;
  onCancel: () => void;
  onConfirm: () => void;
}

export const DiscardModal = ({ count, onCancel, onConfirm }: Props) => {
  const titleId = useGeneratedHtmlId();
  return (
    <EuiConfirmModal
      title={`Discard ${failedEvents(count)}?`}
      titleProps={{ id: titleId }}
      aria-labelledby={titleId}
      buttonColor="danger"
      cancelButtonText="Cancel"
      confirmButtonText="Discard for good"
      onCancel={onCancel}
      onConfirm={onConfirm}
      data-test-subj="auth0LogsDiscardModal"
    >
      <p>Their texts are deleted and cannot be had again: Auth0 does not send them once more.</p>
    </EuiConfirmModal>
  );
};
