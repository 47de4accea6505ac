import { LineChart, Table2 } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackTest } from '../../../shared/contract/view.ts';
import type { Programme } from '../../../shared/domain/programme/document.ts';
import { quantityInWords } from '../../../shared/domain/programme/quantity.ts';
import { addDays } from '../../../shared/kernel/dates.ts';
import { localeOf } from '../../../shared/kernel/language.ts';
import { Button, Dialog, Segmented, Table } from '../../components/index.ts';
import { callAndSay } from '../../posting.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';

/** Drawing is the heaviest thing here; it comes when there is something to draw. */
const CostChart = lazy(async () => ({ default: (await import('./cost-chart.tsx')).CostChart }));

type Period = '30' | '90';

/** The draft on the shop's own past bills, beside what was in force. */
export function BackTestDialog({
  programme,
  onClose,
}: {
  readonly programme: Programme;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('editor');
  const { businessDate, work } = useView();
  const [period, setPeriod] = useState<Period>('30');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const [found, setFound] = useState<{ readonly period: Period; readonly result: BackTest | null } | null>(
    null,
  );
  const isAsking = useRef(false);
  const isFree = work === null;
  useEffect(() => {
    // One at a time: what another window counts is waited for.
    if (found?.period === period || isAsking.current || !isFree) return;
    isAsking.current = true;
    const days = { from: addDays(businessDate, -Number(period)), until: addDays(businessDate, -1) };
    void callAndSay('programme.backTest', { document: programme, ...days }).then((reply) => {
      isAsking.current = false;
      setFound({ period, result: reply?.value ?? null });
    });
  }, [found, period, isFree, programme, businessDate]);
  const isRunning = found?.period !== period;
  const result = isRunning ? null : found.result;
  return (
    <Dialog title={t('backTest.title')} onClose={onClose} wide>
      <div className="editor-back-test scrolls" role="group" aria-label={t('backTest.title')} tabIndex={0}>
        <div className="editor-back-test-head">
          <Segmented
            label={t('backTest.period')}
            value={period}
            options={[
              { value: '30', label: t('backTest.last30') },
              { value: '90', label: t('backTest.last90') },
            ]}
            onChange={(chosen) => (isRunning ? undefined : setPeriod(chosen))}
          />
          <Segmented
            label={t('backTest.view')}
            value={view}
            options={[
              {
                value: 'chart',
                label: <Way icon={<LineChart aria-hidden />} name={t('backTest.asChart')} />,
              },
              { value: 'table', label: <Way icon={<Table2 aria-hidden />} name={t('backTest.asTable')} /> },
            ]}
            onChange={setView}
          />
        </div>
        {isRunning ? <Progress /> : null}
        {result && result.bills === 0 ? <p className="soft">{t('backTest.none')}</p> : null}
        {result && result.bills > 0 ? <Result result={result} programme={programme} view={view} /> : null}
      </div>
      <div className="dialog-actions">
        <Button stretch tone="primary" onPress={onClose}>
          {t('close')}
        </Button>
      </div>
    </Dialog>
  );
}

function BillsLine({ result }: { readonly result: BackTest }) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const total = result.days.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  return (
    <p className="soft">
      {t('backTest.bills', {
        count: result.bills,
        shown: format.count(result.bills),
        amount: format.money(total),
      })}
    </p>
  );
}

function Progress() {
  const { t } = useTranslation('editor');
  const { work } = useView();
  const format = useFormat();
  const words = work
    ? t('backTest.running', { done: format.count(work.done), of: format.count(work.of) })
    : t('backTest.starting');
  return (
    <div className="editor-progress" role="status">
      <p>{words}</p>
      <progress aria-label={words} value={work?.done} max={work?.of} />
    </div>
  );
}

function Result(props: {
  readonly result: BackTest;
  readonly programme: Programme;
  readonly view: 'chart' | 'table';
}) {
  const { result, programme, view } = props;
  const { t } = useTranslation('editor');
  const format = useFormat();
  const total = result.days.reduce((sum, { totalMinor }) => sum + totalMinor, 0);
  const share = (cost: number) =>
    new Intl.NumberFormat(localeOf[format.language], { style: 'percent', maximumFractionDigits: 1 }).format(
      total === 0 ? 0 : cost / total,
    );
  return (
    <>
      <dl className="editor-figures">
        {(['now', 'draft'] as const).map((side) => (
          <div key={side} data-side={side}>
            <dt>{t(`backTest.${side}`)}</dt>
            <dd>
              <b>{format.money(result[side].costMinor)}</b>
              <span>
                {share(result[side].costMinor)} · {t('backTest.share')}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {view === 'chart' ? (
        <>
          <p className="editor-legend" aria-hidden>
            <b>{t('backTest.chart')}</b>
            <span data-series="2">{t('backTest.now')}</span>
            <span data-series="1">{t('backTest.draft')}</span>
          </p>
          <div className="editor-chart" aria-hidden>
            <Suspense fallback={null}>
              <CostChart days={result.days} />
            </Suspense>
          </div>
          <div className="visually-hidden">
            <DayTable result={result} />
          </div>
        </>
      ) : (
        <DayTable result={result} />
      )}
      <h3>{t('backTest.earned')}</h3>
      <UnitTable result={result} programme={programme} />
      <BillsLine result={result} />
      {result.anonymousBills > 0 ? (
        <p className="soft">{t('backTest.anonymous', { count: format.count(result.anonymousBills) })}</p>
      ) : null}
    </>
  );
}

function Way({ icon, name }: { readonly icon: ReactNode; readonly name: string }) {
  return (
    <span className="editor-way">
      {icon}
      {name}
    </span>
  );
}

function DayTable({ result }: { readonly result: BackTest }) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  return (
    <Table
      caption={t('backTest.chart')}
      rows={result.days}
      keyOf={({ date }) => date}
      columns={[
        { id: 'day', title: t('backTest.day'), cell: ({ date }) => format.date(date) },
        {
          id: 'now',
          title: t('backTest.now'),
          isNumber: true,
          cell: ({ nowMinor }) => format.money(nowMinor),
        },
        {
          id: 'draft',
          title: t('backTest.draft'),
          isNumber: true,
          cell: ({ draftMinor }) => format.money(draftMinor),
        },
      ]}
    />
  );
}

interface UnitRow {
  readonly unit: string;
  readonly name: string;
  readonly now: Cell | null;
  readonly draft: Cell | null;
}

interface Cell {
  readonly quantity: number | null;
  readonly worthMinor: number;
}

function UnitTable({ result, programme }: { readonly result: BackTest; readonly programme: Programme }) {
  const { t } = useTranslation('editor');
  const format = useFormat();
  const view = useView();
  const units = [...programme.units, ...(view.programme?.units ?? [])];
  const rows = new Map<string, UnitRow>();
  for (const side of ['now', 'draft'] as const) {
    for (const { unit, name, quantity, worthMinor } of result[side].earned) {
      const row = rows.get(unit) ?? { unit, name: format.text(name), now: null, draft: null };
      rows.set(unit, { ...row, [side]: { quantity, worthMinor } });
    }
  }
  const discounts: UnitRow = {
    unit: '',
    name: t('backTest.discounts'),
    now: { quantity: null, worthMinor: result.now.discountMinor },
    draft: { quantity: null, worthMinor: result.draft.discountMinor },
  };
  const shown = (unit: string, cell: Cell | null) => {
    if (!cell) return '–';
    if (cell.quantity === null) return format.money(cell.worthMinor);
    const noun = units.find(({ id }) => id === unit);
    const words = noun ? quantityInWords(noun, cell.quantity, format.language) : format.count(cell.quantity);
    return (
      <>
        {words} <span className="soft">{format.money(cell.worthMinor)}</span>
      </>
    );
  };
  return (
    <Table
      caption={t('backTest.earned')}
      rows={[...rows.values(), discounts]}
      keyOf={({ unit }) => unit}
      columns={[
        { id: 'name', title: t('backTest.earned'), cell: ({ name }) => name },
        { id: 'now', title: t('backTest.now'), isNumber: true, cell: ({ unit, now }) => shown(unit, now) },
        {
          id: 'draft',
          title: t('backTest.draft'),
          isNumber: true,
          cell: ({ unit, draft }) => shown(unit, draft),
        },
      ]}
    />
  );
}
