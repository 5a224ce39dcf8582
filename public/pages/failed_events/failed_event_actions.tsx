// Replay and discard, of the selected failed events or of all that match the filter.
import {
  EuiButton,
  EuiConfirmModal,
  EuiFlexGroup,
  EuiFlexItem,
  useGeneratedHtmlId,
} from '@elastic/eui';
import React, { useState } from 'react';
import { formatCount } from '../../components/format';
import type { RunKind } from '../../hooks/failed_event_run';
import { failedEvents } from './failed_event_words';

interface Props {
  count: number;
  /** Of all that match; otherwise of those that are selected. */
  isAll: boolean;
  isDisabled: boolean;
  onRun: (kind: RunKind) => void;
}

export const FailedEventActions = ({ count, isAll, isDisabled, onRun }: Props) => {
  const [isAsking, setAsking] = useState(false);
  const what = isAll ? `all ${formatCount(count)}` : `${formatCount(count)} selected`;
  return (
    <EuiFlexGroup gutterSize="s" responsive={false} wrap>
      <EuiFlexItem grow={false}>
        <EuiButton
          size="s"
          iconType="playFilled"
          isDisabled={isDisabled}
          onClick={() => onRun('replay')}
          data-test-subj="auth0LogsReplay"
        >
          Replay {what}
        </EuiButton>
      </EuiFlexItem>
      <EuiFlexItem grow={false}>
        <EuiButton
          size="s"
          color="danger"
          iconType="trash"
          isDisabled={isDisabled}
          onClick={() => setAsking(true)}
          data-test-subj="auth0LogsDiscard"
        >
          Discard {what}
        </EuiButton>
      </EuiFlexItem>
      {isAsking && (
        <DiscardModal
          count={count}
          onCancel={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onRun('discard');
          }}
        />
      )}
    </EuiFlexGroup>
  );
};

interface DiscardModalProps {
  count: number;
  onCancel: () => void;
  onConfirm: () => void;
}

const DiscardModal = ({ count, onCancel, onConfirm }: DiscardModalProps) => {
  const titleId = useGeneratedHtmlId();
  return (
    <EuiConfirmModal
      title={`Discard ${failedEvents(count)}?`}
      titleProps={{ id: titleId }}
      aria-labelledby={titleId}
      buttonColor="danger"
      cancelButtonText="Cancel"
      confirmButtonText="Delete permanently"
      onCancel={onCancel}
      onConfirm={onConfirm}
      data-test-subj="auth0LogsDiscardModal"
    >
      <p>This permanently deletes the records. Auth0 will not send them again.</p>
    </EuiConfirmModal>
  );
};
