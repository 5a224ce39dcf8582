// The current time, renewed while the component is shown.
import { useEffect, useState } from 'react';

/** Often enough for relative times to stay true. */
const TICK_MS = 10_000;
const SECOND_MS = 1_000;

export function useNow(tickMs = TICK_MS): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [tickMs]);
  return now;
}

/** Since the component was first shown. */
export function useElapsedSeconds(): number {
  const [start] = useState(Date.now);
  return Math.max(0, Math.floor((useNow(SECOND_MS) - start) / SECOND_MS));
}
