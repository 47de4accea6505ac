import '../setup.css';
import './check.css';
import { ArrowLeft, ArrowRight, Check, Minus, X } from 'lucide-react';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckResult } from '../../../../shared/contract/installation.ts';
import { Button } from '../../../components/index.ts';
import { useKeys } from '../../../keys.ts';
import { callAndSay } from '../../../posting.ts';
import { goTo } from '../../../stores/navigation.ts';
import { useView } from '../../../stores/terminal.ts';
import { BackupCheck } from './backup-check.tsx';
import { firstOpen, resultOf, type Stop, stops } from './check-steps.ts';
import { DisplayCheck } from './display-check.tsx';
import { KeyCheck } from './key-check.tsx';
import { PracticeCheck } from './practice-check.tsx';
import { PrinterCheck } from './printer-check.tsx';
import { ReaderCheck } from './reader-check.tsx';
import { ReportCheck } from './report-check.tsx';

const bodies: Readonly<Record<Stop, ComponentType>> = {
  reader: ReaderCheck,
  printer: PrinterCheck,
  display: DisplayCheck,
  key: KeyCheck,
  backup: BackupCheck,
  practice: PracticeCheck,
  report: ReportCheck,
};

/** The installer's walk through a shop: each step proves itself. Touches nothing that the shop has sold. */
export function CheckScreen() {
  const { t } = useTranslation('check');
  const { t: ofOwner } = useTranslation('owner');
  const { check } = useView();
  const results = check?.results ?? [];
  const [stop, setStop] = useState<Stop>(() => firstOpen(results));
  const index = stops.indexOf(stop);
  const result = resultOf(results, stop);
  const goOn = () => setStop(stops[index + 1] ?? 'report');
  const skip = async () => {
    if (stop === 'report') return;
    if (await callAndSay('check.note', { step: stop, result: 'skipped' })) goOn();
  };
  const back = () => (index === 0 ? goTo('counter') : setStop(stops[index - 1] ?? 'reader'));
  useKeys({ Escape: back });
  const Body = bodies[stop];
  return (
    <main className="setup check">
      <nav className="setup-rail" aria-label={t('title')}>
        <p className="setup-progress">{t('progress', { step: index + 1, steps: stops.length })}</p>
        <Rail results={results} stop={stop} onStop={setStop} />
        <p className="setup-kept">{t('kept')}</p>
      </nav>
      <section className="setup-panel">
        <header className="setup-head">
          <h1 className="setup-title">{t(`steps.${stop}.title`)}</h1>
          <p className="soft">{t(`steps.${stop}.lead`)}</p>
        </header>
        {/* A scrolling area has to be reachable by keyboard. */}
        <div className="setup-body scrolls" role="group" aria-label={t(`steps.${stop}.name`)} tabIndex={0}>
          <Body key={stop} />
        </div>
        <footer className="setup-foot">
          <Button size="large" tone="quiet" icon={ArrowLeft} onPress={back}>
            {index === 0 ? t('close') : ofOwner('common.back')}
          </Button>
          {stop === 'report' ? (
            <Button
              className="setup-next"
              size="large"
              tone="primary"
              icon={Check}
              onPress={() => goTo('counter')}
            >
              {t('report.finish')}
            </Button>
          ) : (
            <Button
              className="setup-next"
              size="large"
              tone={result ? 'primary' : 'secondary'}
              icon={ArrowRight}
              posting
              onPress={result ? goOn : () => void skip()}
            >
              {result ? ofOwner('common.next') : t('skip')}
            </Button>
          )}
        </footer>
      </section>
    </main>
  );
}

function Rail(props: {
  readonly results: readonly CheckResult[];
  readonly stop: Stop;
  readonly onStop: (stop: Stop) => void;
}) {
  const { t } = useTranslation('check');
  return (
    <ol className="setup-steps check-steps">
      {stops.map((stop, index) => {
        const result = resultOf(props.results, stop)?.result ?? null;
        return (
          <li key={stop} aria-current={stop === props.stop ? 'step' : undefined}>
            <button
              type="button"
              className="setup-step check-step"
              data-state={stop === props.stop ? 'now' : 'later'}
              data-result={result ?? undefined}
              onClick={() => props.onStop(stop)}
            >
              <span className="setup-dot" aria-hidden>
                {result ? <ResultIcon result={result} /> : index + 1}
              </span>
              <span>{t(`steps.${stop}.name`)}</span>
              {result ? <span className="visually-hidden">{t(`results.${result}`)}</span> : null}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function ResultIcon({ result }: { readonly result: CheckResult['result'] }) {
  if (result === 'passed') return <Check />;
  return result === 'failed' ? <X /> : <Minus />;
}
