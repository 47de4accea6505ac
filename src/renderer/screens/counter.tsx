import { Activity, memo, useState } from 'react';
import type { CounterView, MemberView } from '../../shared/contract/view.ts';
import { useTerminal } from '../stores/terminal.ts';
import { DoneScreen } from './done.tsx';
import { MemberScreen } from './member.tsx';
import { ReadyScreen } from './ready.tsx';
import { UnknownCardScreen } from './unknown-card.tsx';

const ready: CounterView = { at: 'ready', recent: [], codes: [] };

/**
 * Where the terminal is. The two screens between which every scan moves stay made while the other one stands, so that
 * a guest appears by what differs from the one before. What is hidden has no effects: it hears no keys and follows no
 * store, and everything typed or opened there is forgotten (`useForgetting`).
 */
export function CounterScreen() {
  const counter = useTerminal((state) => state.view?.counter ?? ready);
  const waiting = useLatest(counter.at === 'ready' ? counter : null);
  const guest = useGuest(counter);
  return (
    <>
      {waiting ? (
        <Activity mode={counter.at === 'ready' ? 'visible' : 'hidden'}>
          <Ready recent={waiting.recent} codes={waiting.codes} />
        </Activity>
      ) : null}
      {guest ? (
        <Activity mode={counter.at === 'member' ? 'visible' : 'hidden'}>
          <Guest member={guest} />
        </Activity>
      ) : null}
      {counter.at === 'unknownCard' ? (
        <UnknownCardScreen card={counter.card} member={counter.member} />
      ) : null}
      {counter.at === 'done' ? <DoneScreen key={counter.done.event} done={counter.done} /> : null}
    </>
  );
}

const Ready = memo(ReadyScreen);
const Guest = memo(MemberScreen);

/** Whoever stands here or stood here last; nobody once the terminal has forgotten them. */
function useGuest(counter: CounterView): MemberView | null {
  const last = useLatest(counter.at === 'member' ? counter.member : null);
  const isForgotten = counter.at === 'ready' && !counter.recent.some(({ member }) => member === last?.member);
  return isForgotten ? null : last;
}

/** The last value that was not null. */
function useLatest<T>(value: T | null): T | null {
  const [latest, setLatest] = useState(value);
  if (value === null || value === latest) return latest;
  setLatest(value);
  return value;
}
