// A page of dead letters; the one before stays until the next is there.
import { useQuery } from '@tanstack/react-query';
import type { DeadLettersAnswer } from '../../common/api/dead_letters';
import type { DeadLettersQuery } from '../api/dead_letters';
import { QUERY_ROOT } from './use_change';
import { useServices } from './use_services';

export function useDeadLetters(query: DeadLettersQuery) {
  const { api } = useServices();
  return useQuery<DeadLettersAnswer>({
    queryKey: [QUERY_ROOT, 'dead_letters', query],
    queryFn: ({ signal }) => api.listDeadLetters(query, signal),
    // Kibana has version 4, which knows no other way.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    keepPreviousData: true,
  });
}
