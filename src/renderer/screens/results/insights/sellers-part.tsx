import { Coffee, Gift, Lightbulb } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InsightPeriod, SellersReport, SellerView } from '../../../../shared/contract/insights.ts';
import { EmptyState, Panel, Table } from '../../../components/index.ts';
import { useFormat } from '../../../texts/format.ts';
import { useAnswer } from '../use-answer.ts';
import { Waiting } from '../waiting.tsx';
import { Frame } from './frame.tsx';
import { percent } from './numbers.ts';

/** What sells best, and which rewards are liked. */
export function SellersPart() {
  const { t } = useTranslation('results');
  const [days, setDays] = useState<InsightPeriod>(90);
  const { value: report } = useAnswer('insight.sellers', { days });
  if (!report) return <Waiting />;
  return (
    <Frame part="sellers" days={days} onDays={setDays}>
      <div className="insight-pair" data-wide-first>
        <Panel className="insight-panel">
          <h3 className="results-panel-title">{t('insights.sellers.items')}</h3>
          <Items report={report} />
        </Panel>
        <Panel className="insight-panel">
          <h3 className="results-panel-title">{t('insights.sellers.rewards')}</h3>
          <Rewards report={report} />
        </Panel>
      </div>
    </Frame>
  );
}

function Items({ report: { items, unrewarded } }: { readonly report: SellersReport }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  if (items.length === 0) {
    return (
      <EmptyState icon={Coffee} title={t('insights.sellers.noItems')}>
        {t('insights.sellers.noItemsLine')}
      </EmptyState>
    );
  }
  const pieces = (item: SellerView) => item.memberPieces + item.otherPieces;
  return (
    <>
      <div
        className="results-scroll scrolls"
        role="group"
        aria-label={t('insights.sellers.items')}
        tabIndex={0}
      >
        <Table
          caption={t('insights.sellers.items')}
          rows={items}
          keyOf={({ item }) => item}
          columns={[
            { id: 'item', title: t('insights.sellers.item'), cell: ({ name }) => name },
            {
              id: 'pieces',
              title: t('insights.sellers.pieces'),
              isNumber: true,
              cell: (row) => format.count(pieces(row)),
            },
            {
              id: 'members',
              title: t('insights.sellers.byMembers'),
              isNumber: true,
              cell: (row) => percent(row.memberPieces, pieces(row), format.language),
            },
            {
              id: 'money',
              title: t('insights.sellers.money'),
              isNumber: true,
              cell: (row) => format.money(row.memberMinor + row.otherMinor),
            },
          ]}
        />
      </div>
      {unrewarded.length === 0 ? null : (
        <p className="insight-hint">
          <Lightbulb aria-hidden />
          <span>
            {t('insights.sellers.hint', {
              count: unrewarded.length,
              names: new Intl.ListFormat(format.language, { type: 'conjunction' }).format(unrewarded),
            })}
          </span>
        </p>
      )}
    </>
  );
}

function Rewards({ report: { rewards } }: { readonly report: SellersReport }) {
  const { t } = useTranslation('results');
  const format = useFormat();
  if (rewards.length === 0) return <EmptyState icon={Gift} title={t('insights.sellers.noRewards')} />;
  return (
    <div
      className="results-scroll scrolls"
      role="group"
      aria-label={t('insights.sellers.rewards')}
      tabIndex={0}
    >
      <Table
        caption={t('insights.sellers.rewards')}
        rows={rewards}
        keyOf={({ reward }) => reward}
        columns={[
          { id: 'reward', title: t('insights.sellers.reward'), cell: ({ name }) => format.text(name) },
          {
            id: 'count',
            title: t('insights.sellers.times'),
            isNumber: true,
            cell: ({ count }) => format.count(count),
          },
          {
            id: 'cost',
            title: t('insights.sellers.cost'),
            isNumber: true,
            cell: ({ costMinor }) => format.money(costMinor),
          },
        ]}
      />
    </div>
  );
}
