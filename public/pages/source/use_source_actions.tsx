// What can be done with a source as a whole: buttons for the head of its page, and their dialogs.
// A dialog stands apart from its button: EUI mounts the head's buttons anew when the window gets
// narrow, and a token is shown only once.
import { EuiButton } from '@elastic/eui';
import React, { useState, type ReactElement } from 'react';
import type { Source } from '../../../common/api/sources';
import { usePermissions } from '../../hooks/use_permissions';
import { DeleteModal } from './delete_modal';
import { PauseAction } from './pause_action';
import { RotateModal } from './rotate_modal';

export interface SourceActions {
  buttons: ReactElement[];
  dialog: ReactElement | undefined;
}

/** Those that the user may do; none where kibana.yml declares the source. */
export function useSourceActions(source: Source | undefined): SourceActions {
  const { manage, secrets } = usePermissions();
  const [open, setOpen] = useState<'rotate' | 'delete'>();
  if (source?.managed_by !== 'api') return { buttons: [], dialog: undefined };
  const buttons = [
    ...(secrets ? [<RotateButton key="rotate" onClick={() => setOpen('rotate')} />] : []),
    ...(manage ? [<PauseAction key="pause" source={source} />] : []),
    ...(manage ? [<DeleteButton key="delete" onClick={() => setOpen('delete')} />] : []),
  ];
  const dialogProps = { source, onClose: () => setOpen(undefined) };
  if (open === 'rotate') return { buttons, dialog: <RotateModal {...dialogProps} /> };
  if (open === 'delete') return { buttons, dialog: <DeleteModal {...dialogProps} /> };
  return { buttons, dialog: undefined };
}

const RotateButton = ({ onClick }: { onClick: () => void }) => (
  <EuiButton iconType="key" onClick={onClick} data-test-subj="auth0LogsRotateToken">
    New token
  </EuiButton>
);

const DeleteButton = ({ onClick }: { onClick: () => void }) => (
  <EuiButton
    color="danger"
    iconType="trash"
    onClick={onClick}
    data-test-subj="auth0LogsDeleteSource"
  >
    Delete
  </EuiButton>
);
