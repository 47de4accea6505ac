import type { TerminalView } from '../../shared/contract/view.ts';
import { useTerminal } from '../stores/terminal.ts';

/** Calls back whenever something was posted at this counter. The returned function stops it. */
export function onPosted(listener: () => void): () => void {
  return useTerminal.subscribe(({ view }, before) => {
    const event = doneEvent(view);
    if (event !== null && event !== doneEvent(before.view)) listener();
  });
}

const doneEvent = (view: TerminalView | null): string | null =>
  view?.counter.at === 'done' ? view.counter.done.event : null;
