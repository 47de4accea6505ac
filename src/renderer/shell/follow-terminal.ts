import { useEffect } from 'react';
import type { TerminalView } from '../../shared/contract/view.ts';
import { clearBill } from '../stores/bill.ts';
import { goTo, useNavigation } from '../stores/navigation.ts';
import { useTerminal } from '../stores/terminal.ts';

/** Keeps what this page remembers in step with where the terminal is. */
export function useFollowTerminal(): void {
  useEffect(
    () =>
      useTerminal.subscribe(({ view }, before) => {
        if (view && view !== before.view) follow(view, before.view);
      }),
    [],
  );
}

function follow(view: TerminalView, before: TerminalView | null): void {
  const { screen } = useNavigation.getState();
  if (view.phase !== 'open') {
    goTo('counter');
    clearBill();
    return;
  }
  if (doneEvent(view) !== null && doneEvent(view) !== doneEvent(before)) {
    if (view.counter.at === 'done' && view.counter.done.kind !== 'enrolled') clearBill();
    if (screen === 'redeem' || screen === 'enrol' || screen === 'search' || screen === 'anonymous') {
      goTo('counter');
    }
  }
  if (screen === 'redeem' && view.counter.at !== 'member') goTo('counter');
  const left = before?.counter.at === 'member' && view.counter.at === 'ready';
  if (left) clearBill();
}

const doneEvent = (view: TerminalView | null): string | null =>
  view?.counter.at === 'done' ? `${view.counter.done.kind} ${view.counter.done.event}` : null;
