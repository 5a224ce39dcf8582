// The last events. React Query pauses the interval by itself while the tab is hidden.
import { useQuery } from '@tanstack/react-query';
import type { RecentEventsAnswer } from '../../common/api/events';
import { isPassing } from '../api/failure';
import { useServices } from './use_services';

const REFRESH_MS = 2_000;

export function useRecentEvents({ live }: { live: boolean }) {
  const { api } = useServices();
  return useQuery<RecentEventsAnswer>({
    queryKey: ['auth0Logs', 'events', 'recent'],
    queryFn: ({ signal }) => api.getRecentEvents(signal),
    // Once refused, each further call would be one more refusal in the cluster's audit log.
    refetchInterval: (_answer, { state }) =>
      live && (!state.error || isPassing(state.error)) && REFRESH_MS,
    refetchOnWindowFocus: live,
  });
}
