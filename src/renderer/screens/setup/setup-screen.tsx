import './setup.css';
import { ArrowLeft, ArrowRight, Cable, Check } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/kernel/language.ts';
import { Button } from '../../components/index.ts';
import { useKeys } from '../../keys.ts';
import { callAndSay } from '../../posting.ts';
import { goTo } from '../../stores/navigation.ts';
import { useView } from '../../stores/terminal.ts';
import { DayStep } from './day-step.tsx';
import {
  forgetDraft,
  isAnswered,
  keepDraft,
  keptDraft,
  newDraft,
  type SetupDraft,
  type Step,
  setupRequest,
  steps,
  withLanguage,
} from './draft.ts';
import { LanguageStep, ShopStep } from './first-steps.tsx';
import { OwnerStep } from './owner-step.tsx';
import { ProgrammeStep } from './programme-step.tsx';
import { SummaryStep } from './summary-step.tsx';

/** The first run: one question at a time, every answer kept until the shop opens. */
export function SetupScreen() {
  const { t } = useTranslation('owner');
  const { language, businessDate } = useView();
  const [draft, setDraft] = useState<SetupDraft>(() => keptDraft() ?? newDraft(language));
  const [pin, setPin] = useState<string | null>(null);
  const [isOpening, setOpening] = useState(false);
  useEffect(() => keepDraft(draft), [draft]);

  const change = (changes: Partial<SetupDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const chooseLanguage = (chosen: Language) => {
    setDraft((before) => withLanguage(before, chosen));
    void callAndSay('language.choose', { language: chosen });
  };

  const index = steps.indexOf(draft.step);
  const goBack = () => change({ step: steps[Math.max(0, index - 1)] ?? 'language' });
  const open = async (andConnect: boolean) => {
    if (pin === null) return change({ step: 'owner' });
    setOpening(true);
    const opened = await callAndSay('setup.complete', setupRequest(draft, pin));
    setOpening(false);
    if (!opened) return;
    forgetDraft();
    if (andConnect) goTo('check');
  };
  const isLast = draft.step === 'summary';
  const goOn = () => (isLast ? void open(true) : change({ step: steps[index + 1] ?? 'summary' }));
  const mayGoOn = {
    language: true,
    shop: isAnswered(draft, 'shop'),
    day: true,
    owner: isAnswered(draft, 'owner') && pin !== null,
    programme: true,
    summary: !isOpening,
  }[draft.step];
  useKeys({ ...(index > 0 ? { Escape: goBack } : {}), ...(mayGoOn ? { Enter: goOn } : {}) });

  const bodies: Readonly<Record<Step, ReactNode>> = {
    language: <LanguageStep draft={draft} onLanguage={chooseLanguage} />,
    shop: <ShopStep draft={draft} onChange={change} />,
    day: <DayStep draft={draft} today={businessDate} onChange={change} />,
    owner: <OwnerStep draft={draft} pin={pin} onChange={change} onPin={setPin} />,
    programme: <ProgrammeStep draft={draft} today={businessDate} onChange={change} />,
    summary: <SummaryStep draft={draft} onStep={(step) => change({ step })} />,
  };

  return (
    <main className="setup">
      <nav className="setup-rail" aria-label={t('setup.title')}>
        <p className="setup-brand">Quen</p>
        <p className="setup-progress">{t('setup.progress', { step: index + 1, steps: steps.length })}</p>
        <Progress current={draft.step} />
        <p className="setup-kept">{t('setup.saved')}</p>
      </nav>
      <section className="setup-panel">
        <header className="setup-head">
          <h1 className="setup-title">{t(`setup.${draft.step}.title`)}</h1>
          <p className="soft">{t(`setup.${draft.step}.lead`)}</p>
        </header>
        {/* A scrolling area has to be reachable by keyboard. */}
        <div
          className="setup-body scrolls"
          role="group"
          aria-label={t(`setup.steps.${draft.step}`)}
          tabIndex={0}
        >
          {bodies[draft.step]}
        </div>
        <footer className="setup-foot">
          {index > 0 ? (
            <Button size="large" tone="quiet" icon={ArrowLeft} onPress={goBack}>
              {t('common.back')}
            </Button>
          ) : null}
          {isLast ? (
            <Button
              className="setup-only-open"
              size="large"
              posting
              isDisabled={isOpening}
              onPress={() => void open(false)}
            >
              {t('setup.summary.complete')}
            </Button>
          ) : null}
          <Button
            className="setup-next"
            size="large"
            tone="primary"
            icon={isLast ? Cable : ArrowRight}
            posting
            isDisabled={!mayGoOn}
            onPress={goOn}
          >
            {isLast ? t(isOpening ? 'setup.summary.completing' : 'setup.summary.connect') : t('common.next')}
          </Button>
        </footer>
      </section>
    </main>
  );
}

function Progress({ current }: { readonly current: Step }) {
  const { t } = useTranslation('owner');
  const at = steps.indexOf(current);
  return (
    <ol className="setup-steps">
      {steps.map((step, index) => (
        <li
          key={step}
          className="setup-step"
          data-state={index < at ? 'done' : index === at ? 'now' : 'later'}
          aria-current={index === at ? 'step' : undefined}
        >
          <span className="setup-dot" aria-hidden>
            {index < at ? <Check /> : index + 1}
          </span>
          <span>{t(`setup.steps.${step}`)}</span>
        </li>
      ))}
    </ol>
  );
}
