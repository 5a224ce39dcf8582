// Pauses a source, or resumes it.
import { EuiButton } from '@elastic/eui';
import React from 'react';
import { type Source, UPDATE_SOURCE } from '../../../common/api/sources';
import { toFailure } from '../../api/failure';
import { useChange } from '../../hooks/use_endpoint';
import { useServices } from '../../hooks/use_services';
import { toSwitched } from './update_request';

export const PauseAction = ({ source }: { source: Source }) => {
  const { toasts } = useServices().core.notifications;
  const update = useChange(UPDATE_SOURCE, {
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
      onClick={() => update.mutate({ params: { id: source.id }, body: toSwitched(source) })}
      data-test-subj="auth0LogsPauseSource"
    >
      {source.enabled ? 'Pause' : 'Resume'}
    </EuiButton>
  );
};
