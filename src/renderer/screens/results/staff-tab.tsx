import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Corrections } from '../../../shared/contract/results.ts';
import { Panel, Table } from '../../components/index.ts';
import { useFormat } from '../../texts/format.ts';
import { NothingYet } from './nothing-yet.tsx';
import { useAnswer } from './use-answer.ts';
import { Waiting } from './waiting.tsx';

/** Who corrected how often by hand, beside their bills. A list to ask from, not to judge by. */
export function StaffTab() {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { value: corrections } = useAnswer('report.corrections', {});
  if (!corrections) return <Waiting />;
  const { from, until, people } = corrections;
  if (people.length === 0) {
    return <NothingYet icon={Users} title={t('staff.empty')} line={t('staff.emptyLine')} />;
  }
  return (
    <Panel className="results-staff">
      <header className="results-panel-head">
        <h2 className="results-panel-title">{t('staff.title')}</h2>
        <span className="soft">
          {t('staff.period', { from: format.date(from), until: format.date(until) })}
        </span>
      </header>
      {/* A scrolling area has to be reachable by keyboard. */}
      <div className="results-scroll scrolls" role="group" aria-label={t('staff.title')} tabIndex={0}>
        <People people={people} />
      </div>
      <p className="results-note">{t('staff.note')}</p>
    </Panel>
  );
}

function People({ people }: Pick<Corrections, 'people'>) {
  const { t } = useTranslation('results');
  const format = useFormat();
  return (
    <Table
      caption={t('staff.title')}
      rows={people}
      keyOf={({ staff }) => staff}
      columns={[
        { id: 'name', title: t('staff.name'), cell: ({ name }) => name || t('staff.gone') },
        { id: 'bills', title: t('staff.bills'), isNumber: true, cell: ({ bills }) => format.count(bills) },
        {
          id: 'reversals',
          title: t('staff.reversals'),
          isNumber: true,
          cell: ({ reversals }) => format.count(reversals),
        },
        {
          id: 'adjustments',
          title: t('staff.adjustments'),
          isNumber: true,
          cell: ({ adjustments }) => format.count(adjustments),
        },
        {
          id: 'per100',
          title: t('staff.per100'),
          isNumber: true,
          cell: ({ adjustments, bills }) =>
            bills === 0 ? t('staff.none') : format.count(Math.round((adjustments * 100) / bills)),
        },
      ]}
    />
  );
}
