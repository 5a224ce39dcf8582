// The last changes of a source.
import { useQuery } from '@tanstack/react-query';
import type { EventLogAnswer } from '../../common/api/event_log';
import { QUERY_ROOT } from './use_change';
import { useServices } from './use_services';

const SIZE = 10;
const REFRESH_MS = 15_000;

export function useEventLog(source: string) {
  const { api } = useServices();
  return useQuery<EventLogAnswer>({
    queryKey: [QUERY_ROOT, 'event_log', source],
    queryFn: ({ signal }) => api.getEventLog({ source, size: SIZE }, signal),
    refetchInterval: REFRESH_MS,
  });
}
