import './shell.css';
import { CircleAlert } from 'lucide-react';
import { useKeys } from '../keys.ts';
import { callAndSay } from '../posting.ts';
import { routes } from '../screens/routes.tsx';
import { SwitchQuestionDialog } from '../screens/switch-question.tsx';
import { goTo, useNavigation } from '../stores/navigation.ts';
import { useView } from '../stores/terminal.ts';
import { useSentences } from '../texts/refusal.ts';
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
      <Alarms />
      <Screen />
      {view.counter.at === 'member' && view.counter.question ? (
        <SwitchQuestionDialog member={view.counter.member} question={view.counter.question} />
      ) : null}
    </div>
  );
}

function Alarms() {
  const { alarms } = useView();
  const { alarm } = useSentences();
  return alarms.map((each) => (
    <p key={each.code} className="alarm" role="alert">
      <CircleAlert aria-hidden />
      {alarm(each)}
    </p>
  ));
}
