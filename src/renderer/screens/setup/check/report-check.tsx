import {
  CircleCheck,
  CircleDashed,
  CircleMinus,
  CircleX,
  FileText,
  Globe,
  Printer,
  RotateCcw,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type CheckResult, checkSteps } from '../../../../shared/contract/installation.ts';
import { Button, Chip } from '../../../components/index.ts';
import { callAndSay } from '../../../posting.ts';
import { useView } from '../../../stores/terminal.ts';
import { useFormat } from '../../../texts/format.ts';
import { download } from '../../download.ts';
import { sayDone } from '../../say-done.ts';
import { resultOf } from './check-steps.ts';

const looks = {
  passed: { tone: 'good', icon: CircleCheck },
  failed: { tone: 'bad', icon: CircleX },
  skipped: { tone: 'neutral', icon: CircleMinus },
} as const;

export function ReportCheck() {
  const { t } = useTranslation('check');
  const { check, printers } = useView();
  const results = check?.results ?? [];
  const save = async (kind: 'html' | 'text') => {
    const answer = await callAndSay('check.report', {});
    if (!answer) return;
    const { name, text } = answer.value[kind];
    download(name, text, kind === 'html' ? 'text/html' : 'text/plain');
  };
  const print = async () => {
    if (await callAndSay('check.print', {})) sayDone(t('report.printed'));
  };
  return (
    <div className="check-report">
      <ul className="check-results">
        {checkSteps.map((step) => (
          <li key={step}>
            <span className="check-result-name">{t(`steps.${step}.name`)}</span>
            <Result result={resultOf(results, step)} />
          </li>
        ))}
      </ul>
      <div className="check-row">
        <Button
          size="small"
          icon={Printer}
          posting
          isDisabled={printers.length === 0}
          onPress={() => void print()}
        >
          {t('report.print')}
        </Button>
        <Button size="small" icon={Globe} onPress={() => void save('html')}>
          {t('report.html')}
        </Button>
        <Button size="small" icon={FileText} onPress={() => void save('text')}>
          {t('report.text')}
        </Button>
        <Button
          size="small"
          tone="quiet"
          icon={RotateCcw}
          posting
          onPress={() => void callAndSay('check.begin', {})}
        >
          {t('report.anew')}
        </Button>
      </div>
    </div>
  );
}

function Result({ result }: { readonly result: CheckResult | null }) {
  const { t } = useTranslation('check');
  const format = useFormat();
  if (!result) return <Chip icon={CircleDashed}>{t('results.none')}</Chip>;
  const { tone, icon } = looks[result.result];
  return (
    <>
      <Chip tone={tone} icon={icon}>
        {t(`results.${result.result}`)}
      </Chip>
      <span className="soft check-result-by">
        {t('by', { name: result.by, time: format.dateTime(result.atMs) })}
      </span>
    </>
  );
}
