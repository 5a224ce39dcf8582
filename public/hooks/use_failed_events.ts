// A page of failed events; the one before stays until the next is there.
import { useQuery } from '@tanstack/react-query';
import type { FailedEventsAnswer } from '../../common/api/failed_events';
import type { FailedEventsQuery } from '../api/failed_events';
import { QUERY_ROOT } from './use_change';
import { useServices } from './use_services';

export function useFailedEvents(query: FailedEventsQuery) {
  const { api } = useServices();
  return useQuery<FailedEventsAnswer>({
    queryKey: [QUERY_ROOT, 'failed_events', query],
    queryFn: ({ signal }) => api.listFailedEvents(query, signal),
    // Kibana has version 4, which knows no other way.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    keepPreviousData: true,
  });
}
