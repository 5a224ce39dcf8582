// The newest events. React Query pauses the interval by itself while the tab is hidden.
import { useEffect, useRef, useState } from 'react';
import { READ_RECENT_EVENTS } from '../../common/api/events';
import { isPassing } from '../api/failure';
import { useEndpoint } from './use_endpoint';

const REFRESH_MS = 2_000;

export const useRecentEvents = ({ live }: { live: boolean }) =>
  useEndpoint(
    READ_RECENT_EVENTS,
    { query: {} },
    {
      // Once refused, each further call would be one more refusal in the cluster's audit log.
      refetchInterval: (_answer, { state }) =>
        live && (!state.error || isPassing(state.error)) && REFRESH_MS,
      refetchOnWindowFocus: live,
    },
  );

interface NewestOptions {
  /** ISO 8601: leaves out what was received before. */
  since: string | undefined;
  enabled: boolean;
}

/** Of one data stream, with their whole documents; read until there is one. */
export const useNewestEvents = (namespace: string, { since, enabled }: NewestOptions) =>
  useEndpoint(
    READ_RECENT_EVENTS,
    { query: { namespace, with_document: true } },
    {
      enabled,
      select: ({ events }) => ({
        events: events.filter(({ received }) => since === undefined || received >= since),
      }),
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
