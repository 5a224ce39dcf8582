// Which of the listed items were not there the last time the list changed.
import { useEffect, useRef, useState } from 'react';

const NONE: ReadonlySet<string> = new Set();

/** Before the first list nothing is an arrival: the page opens at rest. */
export function arrivalsSince(before: ReadonlySet<string> | undefined, ids: readonly string[]) {
  return before ? new Set(ids.filter((id) => !before.has(id))) : NONE;
}

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
