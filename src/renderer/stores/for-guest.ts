import { useCallback, useEffect, useState } from 'react';
import type { TerminalView } from '../../shared/contract/view.ts';
import { useTerminal } from './terminal.ts';

/** Whoever is chosen at the counter; null: nobody. */
export const guestIn = (view: TerminalView | null): string | null =>
  view?.counter.at === 'member' ? view.counter.member.member : null;

/** Forgets when another guest is chosen, and when the screen goes, be it only out of sight. */
export function useForgetting(forget: () => void): void {
  useEffect(() => {
    const stop = useTerminal.subscribe((now, before) => {
      if (guestIn(now.view) !== guestIn(before.view)) forget();
    });
    return () => {
      stop();
      forget();
    };
  }, [forget]);
}

/** State that lasts as long as the guest before whom it was set. */
export function useForGuest<T>(initial: T): readonly [T, (value: T) => void] {
  const [value, setValue] = useState(initial);
  useForgetting(useCallback(() => setValue(initial), [initial]));
  return [value, setValue];
}
