// What can be done with a source as a whole: buttons for the head of its page, and their dialogs.
// A dialog is mounted apart from its button: EUI mounts the buttons of the head anew when the window
// gets narrow, and a token is shown only once.
import { EuiButton, EuiConfirmModal, EuiText, useGeneratedHtmlId } from '@elastic/eui';
import React, { type ReactElement, type Ref, useEffect, useRef, useState } from 'react';
import { useHistory } from 'react-router-dom';
import { DELETE_SOURCE, type Source, UPDATE_SOURCE } from '../../../common/api/sources';
import { toFailure } from '../../api/failure';
import { FailureCallout } from '../../components/failure_callout';
import { useChange } from '../../hooks/use_endpoint';
import { usePermissions } from '../../hooks/use_permissions';
import { useServices } from '../../hooks/use_services';
import { RotateModal } from './rotate_modal';
import { toSwitched } from './update_request';
import { PATHS } from '../../paths';

export interface SourceActions {
  buttons: ReactElement[];
  dialog: ReactElement | undefined;
}

type Dialog = 'rotate' | 'delete';

/** Those that the user is allowed to do; none for a source that is defined in kibana.yml. */
export function useSourceActions(source: Source | undefined): SourceActions {
  const { manage, secrets } = usePermissions();
  const [open, setOpen] = useState<Dialog>();
  const buttonOf = useFocusReturn(open);
  if (source?.managed_by !== 'api') return { buttons: [], dialog: undefined };
  const opening = (dialog: Dialog): OpenerProps => ({
    onClick: () => setOpen(dialog),
    buttonRef: buttonOf(dialog),
  });
  const buttons = [
    ...(secrets ? [<RotateButton key="rotate" {...opening('rotate')} />] : []),
    ...(manage ? [<PauseAction key="pause" source={source} />] : []),
    ...(manage ? [<DeleteButton key="delete" {...opening('delete')} />] : []),
  ];
  const dialogProps = { source, onClose: () => setOpen(undefined) };
  if (open === 'rotate') return { buttons, dialog: <RotateModal {...dialogProps} /> };
  if (open === 'delete') return { buttons, dialog: <DeleteModal {...dialogProps} /> };
  return { buttons, dialog: undefined };
}

/** EUI gives the focus back to the button that was pressed, which may have been mounted anew since. */
function useFocusReturn(open: Dialog | undefined) {
  const buttons = useRef(new Map<Dialog, HTMLButtonElement | null>());
  const last = useRef<Dialog>();
  useEffect(() => {
    if (open !== undefined) last.current = open;
    else if (last.current !== undefined) buttons.current.get(last.current)?.focus();
  }, [open]);
  return (dialog: Dialog) => (button: HTMLButtonElement | null) => {
    buttons.current.set(dialog, button);
  };
}

interface OpenerProps {
  onClick: () => void;
  buttonRef: Ref<HTMLButtonElement>;
}

const RotateButton = (props: OpenerProps) => (
  <EuiButton iconType="key" {...props} data-test-subj="auth0LogsRotateToken">
    Rotate token
  </EuiButton>
);

const DeleteButton = (props: OpenerProps) => (
  <EuiButton color="danger" iconType="trash" {...props} data-test-subj="auth0LogsDeleteSource">
    Delete
  </EuiButton>
);

const PauseAction = ({ source }: { source: Source }) => {
  const { toasts } = useServices().core.notifications;
  const update = useChange(UPDATE_SOURCE, {
    onSuccess: ({ enabled }) =>
      toasts.addSuccess(
        enabled
          ? { title: 'Source resumed', text: 'Auth0 resends the pending events within minutes.' }
          : { title: 'Source paused', text: 'Auth0 retries for a while.' },
      ),
    onError: (thrown) => {
      const { message, remedy } = toFailure(thrown);
      toasts.addError(new Error(`${message} ${remedy}`), { title: 'The source was not changed' });
    },
  });
  return (
    <EuiButton
      iconType={source.enabled ? 'pause' : 'play'}
      isLoading={update.status === 'loading'}
      onClick={() => update.mutate({ params: { id: source.id }, body: toSwitched(source) })}
      data-test-subj="auth0LogsPauseSource"
    >
      {source.enabled ? 'Pause' : 'Resume'}
    </EuiButton>
  );
};

const DeleteModal = ({ source, onClose }: { source: Source; onClose: () => void }) => {
  const history = useHistory();
  const titleId = useGeneratedHtmlId();
  const { toasts } = useServices().core.notifications;
  const deletion = useChange(DELETE_SOURCE, {
    onSuccess: () => {
      toasts.addSuccess('Source deleted');
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
      confirmButtonText="Delete source"
      isLoading={deletion.status === 'loading'}
      onCancel={onClose}
      onConfirm={() => deletion.mutate({ params: { id: source.id } })}
    >
      <FailureCallout error={deletion.error} />
      <EuiText>
        <ul>
          <li>Its webhook, tokens and settings are deleted immediately.</li>
          <li>Stored events and failed events remain in Elasticsearch.</li>
          <li>
            {source.webhook?.log_stream
              ? 'The log stream in Auth0 is not deleted and will fail. To delete it as well, cancel and delete it first.'
              : 'A log stream in Auth0 that posts to this source is not deleted and will fail. Delete it in Auth0.'}
          </li>
        </ul>
      </EuiText>
    </EuiConfirmModal>
  );
};
