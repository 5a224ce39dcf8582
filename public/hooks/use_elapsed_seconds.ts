// Seconds since the component was there.
import { useEffect, useState } from 'react';

const TICK_MS = 1_000;

export function useElapsedSeconds(): number {
  const [start] = useState(Date.now);
  const [now, setNow] = useState(start);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return Math.max(0, Math.floor((now - start) / 1_000));
}
