// A link-like button for something that cannot be undone: it asks first.
import { EuiButtonEmpty, EuiConfirmModal, useGeneratedHtmlId } from '@elastic/eui';
import type { UseMutationResult } from '@tanstack/react-query';
import React, { useState } from 'react';
import { FailureCallout } from '../../components/failure_callout';

interface Props {
  label: string;
  question: string;
  confirmLabel: string;
  /** The effect, in a sentence or two. */
  consequence: string;
  change: Pick<UseMutationResult, 'error' | 'reset' | 'status'>;
  onConfirm: (onSuccess: () => void) => void;
  'data-test-subj': string;
}

export const ConfirmedAction = ({ label, question, consequence, change, ...props }: Props) => {
  const [isAsking, setAsking] = useState(false);
  const titleId = useGeneratedHtmlId();
  const close = () => {
    change.reset();
    setAsking(false);
  };
  return (
    <>
      <EuiButtonEmpty
        size="s"
        flush="left"
        color="danger"
        onClick={() => setAsking(true)}
        data-test-subj={props['data-test-subj']}
      >
        {label}
      </EuiButtonEmpty>
      {isAsking && (
        <EuiConfirmModal
          title={question}
          titleProps={{ id: titleId }}
          aria-labelledby={titleId}
          buttonColor="danger"
          cancelButtonText="Cancel"
          confirmButtonText={props.confirmLabel}
          isLoading={change.status === 'loading'}
          onCancel={close}
          onConfirm={() => props.onConfirm(() => setAsking(false))}
        >
          <FailureCallout error={change.error} />
          <p>{consequence}</p>
        </EuiConfirmModal>
      )}
    </>
  );
};
