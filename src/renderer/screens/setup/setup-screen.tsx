import './setup.css';
import { ArrowLeft, ArrowRight, Check } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/kernel/language.ts';
import { Button } from '../../components/index.ts';
import { useKeys } from '../../keys.ts';
import { callAndSay } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { type PrinterForm, printerFormOf, printerGap, printerSetting } from '../devices/printer-form.ts';
import { type ReaderForm, readerFormOf, readerGap, readerSetting } from '../devices/reader-form.ts';
import { DayStep } from './day-step.tsx';
import { PrinterStep, ReaderStep } from './device-steps.tsx';
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
  const [reader, setReader] = useState<ReaderForm | null>(() => draft.reader && readerFormOf(draft.reader));
  const [printer, setPrinter] = useState<PrinterForm | null>(
    () => draft.printer && printerFormOf(draft.printer),
  );
  const [isOpening, setOpening] = useState(false);
  useEffect(() => keepDraft(draft), [draft]);

  const change = (changes: Partial<SetupDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const chooseLanguage = (chosen: Language) => {
    setDraft((before) => withLanguage(before, chosen));
    void callAndSay('language.choose', { language: chosen });
  };
  const changeReader = (form: ReaderForm | null) => {
    setReader(form);
    change({ reader: form && readerGap(form) === null ? readerSetting(form) : null });
  };
  const changePrinter = (form: PrinterForm | null) => {
    setPrinter(form);
    change({ printer: form && printerGap(form) === null ? printerSetting(form) : null });
  };

  const index = steps.indexOf(draft.step);
  const goBack = () => change({ step: steps[Math.max(0, index - 1)] ?? 'language' });
  const open = async () => {
    if (pin === null) return change({ step: 'owner' });
    setOpening(true);
    const opened = await callAndSay('setup.complete', setupRequest(draft, pin));
    setOpening(false);
    if (opened) forgetDraft();
  };
  const isLast = draft.step === 'summary';
  const goOn = () => (isLast ? void open() : change({ step: steps[index + 1] ?? 'summary' }));
  const mayGoOn = {
    language: true,
    shop: isAnswered(draft, 'shop'),
    day: true,
    owner: isAnswered(draft, 'owner') && pin !== null,
    programme: true,
    reader: reader === null || readerGap(reader) === null,
    printer: printer === null || printerGap(printer) === null,
    summary: !isOpening,
  }[draft.step];
  useKeys({ ...(index > 0 ? { Escape: goBack } : {}), ...(mayGoOn ? { Enter: goOn } : {}) });

  const bodies: Readonly<Record<Step, ReactNode>> = {
    language: <LanguageStep draft={draft} onLanguage={chooseLanguage} />,
    shop: <ShopStep draft={draft} onChange={change} />,
    day: <DayStep draft={draft} today={businessDate} onChange={change} />,
    owner: <OwnerStep draft={draft} pin={pin} onChange={change} onPin={setPin} />,
    programme: <ProgrammeStep draft={draft} today={businessDate} onChange={change} />,
    reader: <ReaderStep form={reader} onChange={changeReader} />,
    printer: <PrinterStep form={printer} onChange={changePrinter} />,
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
          <Button
            className="setup-next"
            size="large"
            tone="primary"
            icon={isLast ? Check : ArrowRight}
            posting
            isDisabled={!mayGoOn}
            onPress={goOn}
          >
            {isLast ? t(isOpening ? 'setup.summary.completing' : 'setup.summary.complete') : t('common.next')}
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
