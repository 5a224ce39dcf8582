// Pauses a source, or resumes it.
import { EuiButton } from '@elastic/eui';
import React from 'react';
import type { Source } from '../../../common/api/sources';
import { toFailure } from '../../api/failure';
import { useServices } from '../../hooks/use_services';
import { useUpdateSource } from '../../hooks/use_update_source';
import { toSwitched } from './update_request';

export const PauseAction = ({ source }: { source: Source }) => {
  const { toasts } = useServices().core.notifications;
  const update = useUpdateSource(source.id);
  const switchIt = () =>
    update.mutate(toSwitched(source), {
      onSuccess: ({ enabled }) =>
        toasts.addSuccess(
          enabled
            ? { title: 'Resumed', text: 'Auth0 sends what it kept within minutes.' }
            : { title: 'Paused', text: 'Auth0 keeps the events for a while and tries again.' },
        ),
      onError: (thrown) => {
        const { message, remedy } = toFailure(thrown);
        toasts.addError(new Error(`${message} ${remedy}`), { title: 'Nothing was changed' });
      },
    });
  return (
    <EuiButton
      iconType={source.enabled ? 'pause' : 'play'}
      isLoading={update.status === 'loading'}
      onClick={switchIt}
      data-test-subj="auth0LogsPauseSource"
    >
      {source.enabled ? 'Pause' : 'Resume'}
    </EuiButton>
  );
};
