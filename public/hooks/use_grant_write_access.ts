// Grants the plugin write access on behalf of the current user, and says how it went.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toFailure } from '../api/failure';
import { useServices } from './use_services';
import { HEALTH_KEY } from './use_health';

export function useGrantWriteAccess() {
  const { api, core } = useServices();
  const { toasts } = core.notifications;
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.grantWriteAccess(),
    onSuccess: () => {
      toasts.addSuccess('Write access granted');
      return queries.invalidateQueries({ queryKey: HEALTH_KEY });
    },
    onError: (thrown) => {
      const { message, remedy } = toFailure(thrown);
      toasts.addError(new Error(`${message} ${remedy}`), { title: 'Write access was not granted' });
    },
  });
}
