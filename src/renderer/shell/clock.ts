import { useEffect, useState } from 'react';

/** The wall clock, to the minute. */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return Math.floor(nowMs / 60_000) * 60_000;
}
