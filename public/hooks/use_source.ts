// A source with its settings.
import { useQuery } from '@tanstack/react-query';
import type { Source } from '../../common/api/sources';
import { QUERY_ROOT } from './use_change';
import { useServices } from './use_services';

export function useSource(id: string) {
  const { api } = useServices();
  return useQuery<Source>({
    queryKey: [QUERY_ROOT, 'sources', id],
    queryFn: ({ signal }) => api.getSource(id, signal),
  });
}
