// A failed event with its whole text.
import { useQuery } from '@tanstack/react-query';
import type { WholeFailedEvent } from '../../common/api/failed_events';
import { QUERY_ROOT } from './use_change';
import { useServices } from './use_services';

export function useFailedEvent(id: string) {
  const { api } = useServices();
  return useQuery<WholeFailedEvent>({
    queryKey: [QUERY_ROOT, 'failed_event', id],
    queryFn: ({ signal }) => api.readFailedEvent(id, signal),
    // It never changes, and may be long.
    staleTime: Infinity,
    cacheTime: 0,
  });
}
