import { useLayoutEffect, useSyncExternalStore } from 'react';
import { useTerminal } from '../stores/terminal.ts';

/**
 * Dresses the page in the shop's look and the counter's language, and says on `<html data-revision>` which view is on
 * the page: it changes only once everything of that view is committed.
 */
export function usePageLook(): void {
  const shop = useTerminal((state) => state.view?.shop ?? null);
  const language = useTerminal((state) => state.view?.language ?? 'en');
  const revision = useTerminal((state) => state.view?.revision);
  const dark = useDarkSystem();

  // Not with every view: the browser styles the whole page anew, even where nothing is different.
  useLayoutEffect(() => {
    const page = document.documentElement;
    const theme = shop?.theme ?? 'light';
    page.lang = language;
    page.dataset['theme'] = theme === 'system' ? (dark ? 'dark' : 'light') : theme;
    page.dataset['accent'] = shop?.accent ?? 'green';
    page.toggleAttribute('data-mirrored', shop?.mirrored ?? false);
    document.title = shop?.name ?? 'Quen';
  }, [shop, language, dark]);
  useLayoutEffect(() => {
    if (revision !== undefined) document.documentElement.dataset['revision'] = String(revision);
  }, [revision]);
}

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');

function useDarkSystem(): boolean {
  return useSyncExternalStore(
    (changed) => {
      darkSystem.addEventListener('change', changed);
      return () => darkSystem.removeEventListener('change', changed);
    },
    () => darkSystem.matches,
  );
}
