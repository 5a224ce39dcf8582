// The newest event of a data stream with its whole document; asked for until there is one.
import { useQuery } from '@tanstack/react-query';
import type { RecentEventsAnswer } from '../../common/api/events';
import { useServices } from './use_services';

const REFRESH_MS = 2_000;

export function useNewestEvent(namespace: string, { enabled }: { enabled: boolean }) {
  const { api } = useServices();
  return useQuery<RecentEventsAnswer>({
    queryKey: ['auth0Logs', 'events', 'newest', namespace],
    queryFn: ({ signal }) => api.getRecentEvents(signal, { namespace, with_document: true }),
    enabled,
    // The event that was found stays, while newer ones come in.
    refetchInterval: (answer) => (answer?.events.length ? false : REFRESH_MS),
    refetchOnWindowFocus: false,
  });
}
