import { MonitorSmartphone, Plus, Presentation } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/index.ts';
import { callAndSay } from '../../../posting.ts';
import { openCustomerDisplay } from '../../../shell/customer-display.ts';
import { useView } from '../../../stores/terminal.ts';
import { DeviceDialog } from '../../devices/device-dialog.tsx';
import { displayFamily } from '../../devices/device-families.ts';
import { type Answer, Question } from './question.tsx';

/** What faces the guest: a second screen, a pole display. */
export function DisplayCheck() {
  const { t } = useTranslation('check');
  const { displays } = useView();
  const [answers, setAnswers] = useState<Readonly<Record<'screen' | 'pole', Answer | null>>>({
    screen: null,
    pole: null,
  });
  const [isAdding, setAdding] = useState(false);
  const answer = (asked: 'screen' | 'pole', given: Answer) => {
    const all = { ...answers, [asked]: given };
    setAnswers(all);
    const facts = Object.fromEntries(Object.entries(all).filter(([, one]) => one !== null));
    const result = Object.values(all).includes('no') ? 'failed' : 'passed';
    void callAndSay('check.note', { step: 'display', result, facts });
  };
  return (
    <div className="check-halves">
      <section className="check-half">
        <h2>
          <MonitorSmartphone aria-hidden />
          {t('display.screen')}
        </h2>
        <p className="soft">{t('display.screenLine')}</p>
        {window.quen ? null : (
          <Button icon={MonitorSmartphone} onPress={openCustomerDisplay}>
            {t('display.openScreen')}
          </Button>
        )}
        <Question
          words={t('display.screenAsked')}
          answer={answers.screen}
          none={t('none')}
          onAnswer={(given) => answer('screen', given)}
        />
      </section>
      <section className="check-half">
        <h2>
          <Presentation aria-hidden />
          {t('display.pole')}
        </h2>
        {displays.length === 0 ? <p className="soft">{t('display.poleLine')}</p> : null}
        {displays.map(({ setting }) => (
          <Button
            key={setting.id}
            icon={Presentation}
            onPress={() => void callAndSay('display.test', { id: setting.id })}
          >
            {`${t('display.testPole')} · ${setting.name}`}
          </Button>
        ))}
        <Button icon={Plus} onPress={() => setAdding(true)}>
          {t('display.addPole')}
        </Button>
        <Question
          words={t('display.poleAsked')}
          answer={answers.pole}
          none={t('none')}
          onAnswer={(given) => answer('pole', given)}
        />
      </section>
      {isAdding ? (
        <DeviceDialog family={displayFamily} setting={null} onClose={() => setAdding(false)} />
      ) : null}
    </div>
  );
}
