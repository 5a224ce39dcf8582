// The newest events. React Query pauses the interval by itself while the tab is hidden.
import { useEffect, useRef, useState } from 'react';
import { READ_RECENT_EVENTS, type RecentEventsFilter } from '../../common/api/events';
import { isPassing } from '../api/failure';
import { useEndpoint } from './use_endpoint';

const REFRESH_MS = 2_000;

export const useRecentEvents = (filter: RecentEventsFilter, { live }: { live: boolean }) =>
  useEndpoint(
    READ_RECENT_EVENTS,
    { query: filter },
    {
      // Once refused, each further call would be one more refusal in the cluster's audit log.
      refetchInterval: (_answer, { state }) =>
        live && (!state.error || isPassing(state.error)) && REFRESH_MS,
      refetchOnWindowFocus: live,
    },
  );

/** Of one source, with their whole documents; read until there is one. */
export const useNewestEvents = (source: string, { enabled }: { enabled: boolean }) =>
  useEndpoint(
    READ_RECENT_EVENTS,
    { query: { source, with_document: true } },
    {
      enabled,
      // The event that was found stays, while newer ones arrive.
      refetchInterval: (answer) => (answer?.events.length ? false : REFRESH_MS),
      refetchOnWindowFocus: false,
    },
  );

const NONE: ReadonlySet<string> = new Set();

/** Before the first list nothing is an arrival: the page opens at rest. */
export function arrivalsSince(before: ReadonlySet<string> | undefined, ids: readonly string[]) {
  return before ? new Set(ids.filter((id) => !before.has(id))) : NONE;
}

/** Which of the listed items were not in the list before. */
export function useArrivals(items: readonly { id: string }[] | undefined): ReadonlySet<string> {
  const known = useRef<ReadonlySet<string>>();
  const [arrivals, setArrivals] = useState(NONE);
  useEffect(() => {
    if (!items) return;
    const ids = items.map(({ id }) => id);
    setArrivals(arrivalsSince(known.current, ids));
    known.current = new Set(ids);
  }, [items]);
  return arrivals;
}
