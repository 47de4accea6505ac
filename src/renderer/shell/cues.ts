import { useEffect } from 'react';
import type { Cue, TerminalView } from '../../shared/contract/view.ts';
import { isReferrerIn } from '../screens/enrol-referrer.tsx';
import { play } from '../sounds.ts';
import { type Screen, useNavigation } from '../stores/navigation.ts';
import { showNotice, useNotice } from '../stores/notice.ts';
import { onCue, useTerminal } from '../stores/terminal.ts';

/** Shows and sounds what the terminal says once, and brings the counter forward when a card was scanned. */
export function useCues(): void {
  useEffect(() => onCue(tell), []);
  useEffect(
    () =>
      useNotice.subscribe((state, before) => {
        if (state.notice && state.notice.id !== before.notice?.id) sound(state.notice.kind);
      }),
    [],
  );
}

function tell(cue: Cue, view: TerminalView): void {
  if (cue.kind === 'refused') {
    if (cue.refusal) showNotice({ kind: 'refused', refusal: cue.refusal });
    return;
  }
  showNotice({ kind: cue.kind, name: nameIn(view) });
  const { screen, go } = useNavigation.getState();
  if (cue.kind !== 'done' && yieldsToScan(screen, view)) go('counter');
}

/** Screens that hold someone's work keep it; the edge and the next look at the counter tell of the scan. */
function yieldsToScan(screen: Screen, view: TerminalView): boolean {
  switch (screen) {
    case 'counter':
    case 'search':
    case 'history':
    case 'day':
      return true;
    // A code laid on the counter belongs to the bill that is being rung up.
    case 'anonymous':
      return view.counter.at !== 'ready';
    case 'enrol':
      return view.counter.at === 'member' && !isReferrerIn(view);
    case 'redeem':
      return view.counter.at !== 'member';
    case 'results':
    case 'people':
    case 'devices':
    case 'settings':
    case 'editor':
    case 'check':
      return false;
  }
}

function nameIn(view: TerminalView): string | null {
  const { counter } = view;
  if (counter.at === 'member') return counter.member.name || null;
  if (counter.at === 'done') return counter.done.member?.name || null;
  return null;
}

function sound(kind: 'found' | 'unknown' | 'refused' | 'failed' | 'done'): void {
  if (useTerminal.getState().view?.shop?.sound === false) return;
  play(kind === 'failed' ? 'refused' : kind);
}
