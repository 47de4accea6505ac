import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DailySheet, UnitSheet } from '../../../shared/contract/view.ts';
import { Facts, Panel, Segmented, Table } from '../../components/index.ts';
import { useFormat } from '../../texts/format.ts';

const tabs = ['units', 'rewards', 'money', 'staff'] as const;

export function DayDetails({ sheet }: { readonly sheet: DailySheet }) {
  const { t } = useTranslation('owner');
  const [tab, setTab] = useState<(typeof tabs)[number]>('units');
  return (
    <Panel className="day-details">
      <Segmented
        label={t('day.tabsLabel')}
        value={tab}
        options={tabs.map((value) => ({ value, label: t(`day.tabs.${value}`) }))}
        onChange={setTab}
      />
      {/* A scrolling area has to be reachable by keyboard. */}
      <div className="day-scroll scrolls" role="group" aria-label={t(`day.tabs.${tab}`)} tabIndex={0}>
        {tab === 'units' ? <Units units={sheet.units} /> : null}
        {tab === 'rewards' ? <Rewards sheet={sheet} /> : null}
        {tab === 'money' ? <Money sheet={sheet} /> : null}
        {tab === 'staff' ? <Staff sheet={sheet} /> : null}
      </div>
    </Panel>
  );
}

const movements = [
  ['earned', 1],
  ['takenBack', -1],
  ['used', -1],
  ['givenBack', 1],
  ['expired', -1],
  ['adjusted', 1],
] as const;

/** Movements down, units across: a shop has many movements and few units. */
function Units({ units }: { readonly units: readonly UnitSheet[] }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const moved = (unit: UnitSheet, movement: (typeof movements)[number]) => {
    const quantity = unit[movement[0]] * movement[1];
    return quantity === 0 ? '–' : format.signed(unit.unit, quantity);
  };
  return (
    <Table
      caption={t('day.tabs.units')}
      rows={movements}
      keyOf={([key]) => key}
      columns={[
        { id: 'movement', title: t('day.unit'), cell: ([key]) => t(`day.${key}`) },
        ...units.map((unit) => ({
          id: unit.unit,
          title: format.text(unit.name),
          isNumber: true,
          cell: (movement: (typeof movements)[number]) => moved(unit, movement),
        })),
      ]}
      foot={
        <tr>
          <th scope="row">{t('day.outstanding')}</th>
          {units.map((unit) => (
            <td key={unit.unit} data-number>
              {format.quantity(unit.unit, unit.outstanding)}
            </td>
          ))}
        </tr>
      }
    />
  );
}

function Rewards({ sheet }: { readonly sheet: DailySheet }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  if (sheet.rewards.length === 0) return <p className="day-nothing">{t('day.noRewards')}</p>;
  return (
    <Table
      caption={t('day.tabs.rewards')}
      rows={sheet.rewards}
      keyOf={({ reward }) => reward}
      columns={[
        { id: 'reward', title: t('day.reward'), cell: ({ name }) => format.text(name) },
        { id: 'count', title: t('day.count'), isNumber: true, cell: ({ count }) => format.count(count) },
        { id: 'cost', title: t('day.cost'), isNumber: true, cell: (row) => format.money(row.costMinor) },
      ]}
      foot={
        <tr>
          <th scope="row">{t('day.costAll')}</th>
          <td data-number>{format.count(sheet.rewards.reduce((sum, { count }) => sum + count, 0))}</td>
          <td data-number>{format.money(sheet.rewardCostMinor)}</td>
        </tr>
      }
    />
  );
}

const boughtKeys = {
  topUp: 'boughtTopUp',
  giftCard: 'boughtGiftCard',
  membership: 'boughtMembership',
} as const;

function Money({ sheet }: { readonly sheet: DailySheet }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const money = (amount: number) => format.money(amount);
  const less = (amount: number) => (amount === 0 ? money(0) : `−${money(amount)}`);
  return (
    <>
      <Facts
        facts={[
          { label: t('day.billTotal'), value: money(sheet.totalMinor) },
          { label: t('day.pointsPaid'), value: less(sheet.pointsPaidMinor) },
          ...(sheet.walletPaidMinor === 0
            ? []
            : [{ label: t('day.walletPaid'), value: less(sheet.walletPaidMinor) }]),
          { label: t('day.refunds'), value: less(sheet.refundedMinor) },
          ...sheet.purchases
            .filter(({ count, paidMinor }) => count > 0 || paidMinor !== 0)
            .map(({ what, count, paidMinor }) => ({
              label: t(`day.${boughtKeys[what]}`, { times: format.count(count) }),
              value: money(paidMinor),
            })),
          { label: t('day.takingsAre'), value: money(sheet.takingsMinor), strong: true },
        ]}
      />
      <p className="day-why">{t('day.takingsWhy')}</p>
    </>
  );
}

function Staff({ sheet }: { readonly sheet: DailySheet }) {
  const { t } = useTranslation('owner');
  const format = useFormat();
  const count = (value: number) => format.count(value);
  if (sheet.staff.length === 0) return <p className="day-nothing">{t('day.noStaff')}</p>;
  const exceptional = (value: number) =>
    value === 0 ? '–' : <b className="day-exception">{count(value)}</b>;
  return (
    <Table
      caption={t('day.tabs.staff')}
      rows={sheet.staff}
      keyOf={({ staff }) => staff}
      columns={[
        { id: 'name', title: t('day.staffName'), cell: ({ name }) => name },
        { id: 'bills', title: t('day.bills'), isNumber: true, cell: ({ bills }) => count(bills) },
        {
          id: 'reversals',
          title: t('day.reversals'),
          isNumber: true,
          cell: ({ reversals }) => exceptional(reversals),
        },
        {
          id: 'adjustments',
          title: t('day.adjustments'),
          isNumber: true,
          cell: ({ adjustments }) => exceptional(adjustments),
        },
      ]}
    />
  );
}
