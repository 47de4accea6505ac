import { useLayoutEffect, useSyncExternalStore } from 'react';
import { useTerminal } from '../stores/terminal.ts';

/**
 * Dresses the page in the shop's look and the counter's language, and says on `<html data-revision>` which view is on
 * the page: it changes only once everything of that view is committed.
 */
export function usePageLook(): void {
  const view = useTerminal((state) => state.view);
  const dark = useDarkSystem();
  const language = view?.language ?? 'en';

  useLayoutEffect(() => {
    const page = document.documentElement;
    const theme = view?.shop?.theme ?? 'light';
    page.lang = language;
    page.dataset['theme'] = theme === 'system' ? (dark ? 'dark' : 'light') : theme;
    page.dataset['accent'] = view?.shop?.accent ?? 'green';
    page.toggleAttribute('data-mirrored', view?.shop?.mirrored ?? false);
    document.title = view?.shop?.name ?? 'Quen';
    if (view) page.dataset['revision'] = String(view.revision);
  }, [view, language, dark]);
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
