import './page.css';
import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../keys.ts';
import { goTo } from '../stores/navigation.ts';
import { Button } from './button.tsx';

/** A whole screen that is not the counter: way back, title, actions, and a body that scrolls. */
export function Page(props: {
  readonly title: string;
  readonly children: ReactNode;
  /** At the far end of the title line. */
  readonly actions?: ReactNode;
  /** Back to the counter unless told otherwise. */
  readonly onBack?: () => void;
}) {
  const { t } = useTranslation('common');
  const back = props.onBack ?? (() => goTo('counter'));
  useKeys({ Escape: back });
  return (
    <main className="page">
      <header className="page-head">
        <Button tone="quiet" icon={ArrowLeft} label={t('actions.back')} onPress={back} />
        <h1 className="page-title">{props.title}</h1>
        <div className="page-actions">{props.actions}</div>
      </header>
      {/* A scrolling area has to be reachable by keyboard. */}
      <div className="page-body" tabIndex={0} role="group" aria-label={props.title}>
        {props.children}
      </div>
    </main>
  );
}
