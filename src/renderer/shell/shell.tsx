import './shell.css';
import { Suspense } from 'react';
import { useKeys } from '../keys.ts';
import { callAndSay } from '../posting.ts';
import { routes } from '../screens/routes.tsx';
import { SwitchQuestionDialog } from '../screens/switch-question.tsx';
import { goTo, useNavigation } from '../stores/navigation.ts';
import { useView } from '../stores/terminal.ts';
import { TopBar } from './top-bar.tsx';

/** The open shop: bar, alarms, and whichever screen stands. */
export function Shell() {
  const view = useView();
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
      <TopBar view={view} />
      {/* The bar stays while an owner's screen is fetched. */}
      <Suspense fallback={<main />}>
        <Screen />
      </Suspense>
      {view.counter.at === 'member' && view.counter.question ? (
        <SwitchQuestionDialog member={view.counter.member} question={view.counter.question} />
      ) : null}
    </div>
  );
}
