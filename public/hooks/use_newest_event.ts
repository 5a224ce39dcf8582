// The newest event of a data stream with its whole document; asked for until there is one.
import { useQuery } from '@tanstack/react-query';
import type { RecentEventsAnswer } from '../../common/api/events';
import { useServices } from './use_services';

const REFRESH_MS = 2_000;

interface Options {
  /** ISO 8601: none that was received before. */
  since: string | undefined;
  enabled: boolean;
}

export function useNewestEvent(namespace: string, { since, enabled }: Options) {
  const { api } = useServices();
  return useQuery<RecentEventsAnswer>({
    queryKey: ['auth0Logs', 'events', 'newest', namespace, since],
    queryFn: async ({ signal }) => {
      const { events } = await api.getRecentEvents(signal, { namespace, with_document: true });
      return { events: events.filter(({ received }) => since === undefined || received >= since) };
    },
    enabled,
    // The event that was found stays, while newer ones come in.
    refetchInterval: (answer) => (answer?.events.length ? false : REFRESH_MS),
    refetchOnWindowFocus: false,
  });
}
