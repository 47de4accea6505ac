import './shell.css';
import { Suspense } from 'react';
import { useKeys } from '../keys.ts';
import { callAndSay } from '../posting.ts';
import { routes } from '../screens/routes.tsx';
import { SwitchQuestionDialog } from '../screens/switch-question.tsx';
import { goTo, useNavigation } from '../stores/navigation.ts';
import { useTerminal } from '../stores/terminal.ts';
import { TopBar } from './top-bar.tsx';

/** The open shop: bar, alarms, and whichever screen stands. */
export function Shell() {
  const screen = useNavigation((state) => state.screen);
  const Screen = routes[screen];
  useKeys(
    {
      F2: () => goTo('search'),
      F4: () => goTo('enrol'),
      F12: () => void callAndSay('staff.lock', {}),
    },
    'shell',
  );
  return (
    <div className="shell">
      <TopBar />
      {/* The bar stays while an owner's screen is fetched. */}
      <Suspense fallback={<main />}>
        <Screen />
      </Suspense>
      <Question />
    </div>
  );
}

/** Another card was scanned while a guest stands here. */
function Question() {
  const counter = useTerminal(({ view }) => (view?.counter.at === 'member' ? view.counter : null));
  return counter?.question ? (
    <SwitchQuestionDialog member={counter.member} question={counter.question} />
  ) : null;
}
