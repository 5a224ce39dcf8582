// The dialog that core asks in.
// Source: elastic/kibana src/core/packages/overlays/browser-internal/src/modal/modal_service.tsx.
import { EuiConfirmModal } from '@elastic/eui';
import React from 'react';
import type { BehaviorSubject } from 'rxjs';
import type { LeaveQuestion } from './core/leave_question';
import { useObservable } from './use_observable';

interface Props {
  question$: BehaviorSubject<LeaveQuestion | undefined>;
}

export const LeaveModal = ({ question$ }: Props) => {
  const question = useObservable(question$);
  return question ? (
    <EuiConfirmModal
      title=" "
      cancelButtonText="Cancel"
      confirmButtonText="Confirm"
      onCancel={() => question.answer(false)}
      onConfirm={() => question.answer(true)}
      data-test-subj="navigationBlockConfirmModal"
    >
      {question.message}
    </EuiConfirmModal>
  ) : null;
};
