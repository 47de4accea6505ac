import { useView } from '../stores/terminal.ts';
import { DoneScreen } from './done.tsx';
import { MemberScreen } from './member.tsx';
import { ReadyScreen } from './ready.tsx';
import { UnknownCardScreen } from './unknown-card.tsx';

/** Where the terminal is. */
export function CounterScreen() {
  const { counter } = useView();
  switch (counter.at) {
    case 'ready':
      return <ReadyScreen recent={counter.recent} codes={counter.codes} />;
    case 'member':
      return <MemberScreen key={counter.member.member} member={counter.member} />;
    case 'unknownCard':
      return <UnknownCardScreen card={counter.card} member={counter.member} />;
    case 'done':
      return <DoneScreen key={counter.done.event} done={counter.done} />;
  }
}
