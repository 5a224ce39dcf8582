// Sources, their counters and the state of the installation, kept fresh while the page is visible.
import { useQuery } from '@tanstack/react-query';
import type { SourcesAnswer } from '../../common/api/sources';
import { useServices } from './use_services';

export const SOURCES_KEY = ['auth0Logs', 'sources'];
const REFRESH_MS = 5_000;

export function useSources() {
  const { api } = useServices();
  return useQuery<SourcesAnswer>({
    queryKey: SOURCES_KEY,
    queryFn: ({ signal }) => api.getSources(signal),
    refetchInterval: REFRESH_MS,
  });
}
