// Deletes a source. What the pages knew of it is left to the next page: here it is gone.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { HEALTH_KEY } from './use_health';
import { useServices } from './use_services';

export function useDeleteSource(id: string, onDeleted: () => void) {
  const { api, core } = useServices();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => api.deleteSource(id),
    onSuccess: async () => {
      core.notifications.toasts.addSuccess('The source was deleted');
      onDeleted();
      await queries.invalidateQueries({ queryKey: HEALTH_KEY });
    },
  });
}
