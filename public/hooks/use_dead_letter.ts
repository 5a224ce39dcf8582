// A dead letter with its whole text.
import { useQuery } from '@tanstack/react-query';
import type { WholeDeadLetter } from '../../common/api/dead_letters';
import { QUERY_ROOT } from './use_change';
import { useServices } from './use_services';

export function useDeadLetter(id: string) {
  const { api } = useServices();
  return useQuery<WholeDeadLetter>({
    queryKey: [QUERY_ROOT, 'dead_letter', id],
    queryFn: ({ signal }) => api.readDeadLetter(id, signal),
    // It never changes, and may be long.
    staleTime: Infinity,
    cacheTime: 0,
  });
}
