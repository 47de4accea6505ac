import { useEffect, useState } from 'react';

const freshForMs = 8_000;

/** True for some seconds after the moment has changed while the screen stands; what was before is not fresh. */
export function useFresh(atMs: number | null): boolean {
  const [seen, setSeen] = useState(atMs);
  useEffect(() => {
    if (atMs === seen) return;
    const timer = setTimeout(() => setSeen(atMs), freshForMs);
    return () => clearTimeout(timer);
  }, [atMs, seen]);
  return atMs !== seen;
}
