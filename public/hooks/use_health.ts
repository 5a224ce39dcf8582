// Sources, their counters and the state of the installation, kept fresh while the page is visible.
import { useQuery } from '@tanstack/react-query';
import type { HealthAnswer } from '../../common/api/health';
import { useServices } from './use_services';

export const HEALTH_KEY = ['auth0Logs', 'health'];
const REFRESH_MS = 5_000;

export function useHealth({ refreshMs = REFRESH_MS } = {}) {
  const { api } = useServices();
  return useQuery<HealthAnswer>({
    queryKey: HEALTH_KEY,
    queryFn: ({ signal }) => api.getHealth(signal),
    refetchInterval: refreshMs,
  });
}
