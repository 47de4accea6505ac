import { Wallet } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Liability, LiabilityUnit } from '../../../shared/contract/results.ts';
import { Panel, Table } from '../../components/index.ts';
import { useFormat } from '../../texts/format.ts';
import { MonthPanel } from './month-panel.tsx';
import { monthOf, shortMonthName } from './months.ts';
import { NothingYet } from './nothing-yet.tsx';
import { useAnswer } from './use-answer.ts';
import { Waiting } from './waiting.tsx';

/** What members hold, what it would cost, and when it ends. */
export function OutstandingTab() {
  const { t } = useTranslation('results');
  const { value: report } = useAnswer('report.liability', {});
  if (!report) return <Waiting />;
  if (report.units.every(({ held, owed }) => held === 0 && owed === 0)) {
    return <NothingYet icon={Wallet} title={t('outstanding.empty')} line={t('outstanding.emptyLine')} />;
  }
  return (
    <div className="results-outstanding">
      <Figures report={report} />
      <Panel className="results-held">
        <div className="results-scroll scrolls" role="group" aria-label={t('tabs.outstanding')} tabIndex={0}>
          <Held report={report} />
        </div>
      </Panel>
      <MonthPanel report={report} />
    </div>
  );
}

function Figures({ report }: { readonly report: Liability }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const figures = [
    {
      label: t('outstanding.worth'),
      value: format.money(report.worthMinor),
      note: t('outstanding.worthNote'),
    },
    {
      label: t('outstanding.thisMonth'),
      value: format.money(report.months[0]?.worthMinor ?? 0),
      note: '',
    },
    { label: t('outstanding.never'), value: format.money(report.neverMinor), note: '' },
  ];
  return (
    <dl className="results-figures">
      {figures.map(({ label, value, note }, index) => (
        <div key={label} className="results-figure" data-first={index === 0 || undefined}>
          <dt>{label}</dt>
          <dd>
            <span className="results-value">{value}</span>
            {note ? <span className="results-figure-note">{note}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Held({ report }: { readonly report: Liability }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  return (
    <Table
      caption={t('tabs.outstanding')}
      rows={report.units}
      keyOf={({ unit }) => unit}
      columns={[
        { id: 'unit', title: t('outstanding.unit'), cell: ({ name }) => format.text(name) },
        {
          id: 'held',
          title: t('outstanding.held'),
          isNumber: true,
          cell: heldOf,
        },
        {
          id: 'ends',
          title: t('outstanding.ends', { month: shortMonthName(monthOf(report.date), format.language) }),
          isNumber: true,
          cell: ({ unit, endsThisMonth }) =>
            endsThisMonth === 0 ? '–' : format.quantity(unit, endsThisMonth),
        },
        {
          id: 'worth',
          title: t('outstanding.value'),
          isNumber: true,
          cell: ({ worthMinor }) => (worthMinor === 0 ? '–' : format.money(worthMinor)),
        },
      ]}
    />
  );
}

const heldOf = (unit: LiabilityUnit) => <Quantity unit={unit} />;

function Quantity({ unit }: { readonly unit: LiabilityUnit }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  return (
    <>
      {format.quantity(unit.unit, unit.held)}
      {unit.owed === 0 ? null : (
        <span className="results-owed">
          {t('outstanding.owed', { quantity: format.quantity(unit.unit, unit.owed) })}
        </span>
      )}
    </>
  );
}
