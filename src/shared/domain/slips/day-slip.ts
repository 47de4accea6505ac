import { formatWeekday } from '../../kernel/dates.ts';
import { formatQuantity } from '../../kernel/money.ts';
import { slipDocument } from './document.ts';
import type { DayFacts, DaySheet, SlipShop } from './facts.ts';
import { centred, left, pair, plainHeader, rule, smallPair, space } from './parts.ts';
import { programmeWords } from './programme-words.ts';
import type { SlipBlock, SlipDocument } from './slip.ts';
import { capitalised, day, figure, filled, moment, money, moneyOff } from './wording.ts';
import { words } from './words.ts';

/** The day on paper: takings, what the programme gave and cost, who worked, when guests came. */
export function composeDaySlip(facts: DayFacts): SlipDocument {
  const { shop, sheet } = facts;
  const { language } = shop;
  return slipDocument('day', [
    ...plainHeader(shop, words.dayHeading),
    centred(`${formatWeekday(sheet.date, language)} ${day(sheet.date, shop)}`),
    centred((sheet.closed ? words.dayClosed : words.dayOpen)[language], 'small'),
    rule,
    ...guests(facts),
    ...takings(facts),
    ...sheet.units.flatMap((unit) => unitLines(unit, facts)),
    ...rewards(facts),
    ...staff(facts),
    ...hours(facts),
    rule,
    centred(filled(words.printedAt, language, { time: moment(facts.printedAtMs, shop) }), 'small'),
    centred(facts.staffName, 'small'),
  ]);
}

function guests({ shop, sheet }: DayFacts): SlipBlock[] {
  const { language } = shop;
  const share = sheet.bills === 0 ? 0 : Math.round((sheet.billsWithMember / sheet.bills) * 100);
  const count = (quantity: number) => formatQuantity(quantity, 0, language);
  return [
    pair(words.bills[language], count(sheet.bills), true),
    pair(words.billsWithMember[language], `${count(sheet.billsWithMember)} (${share}%)`),
    pair(words.newMembers[language], count(sheet.newMembers)),
  ];
}

function takings({ shop, sheet }: DayFacts): SlipBlock[] {
  const { language } = shop;
  return [
    rule,
    pair(words.money[language], money(sheet.totalMinor, shop)),
    ...lineUnlessZero(words.pointsPaid[language], sheet.pointsPaidMinor, (value) => moneyOff(value, shop)),
    ...lineUnlessZero(programmeWords.walletPaid[language], sheet.walletPaidMinor ?? 0, (value) =>
      moneyOff(value, shop),
    ),
    ...lineUnlessZero(words.refunds[language], sheet.refundedMinor, (value) => moneyOff(value, shop)),
    ...(sheet.purchases ?? []).flatMap(({ what, count, paidMinor }) =>
      count === 0
        ? []
        : [pair(`${count} × ${capitalised(programmeWords[what][language])}`, signedMoney(paidMinor, shop))],
    ),
    { kind: 'pair', label: words.takings[language], value: money(sheet.takingsMinor, shop), bold: true },
  ];
}

function unitLines(sheet: DaySheet['units'][number], { shop, units }: DayFacts): SlipBlock[] {
  const { language } = shop;
  const unit = units.find((candidate) => candidate.id === sheet.unit);
  const plain = (quantity: number) => figure(quantity, unit, language);
  const signed = (quantity: number) => `${quantity < 0 ? '−' : '+'}${plain(Math.abs(quantity))}`;
  return [
    rule,
    left(capitalised(sheet.name[language]), 'body', true),
    pair(words.earned[language], signed(sheet.earned)),
    ...lineUnlessZero(words.takenBack[language], -sheet.takenBack, signed),
    pair(words.used[language], sheet.used === 0 ? plain(0) : signed(-sheet.used)),
    ...lineUnlessZero(words.givenBack[language], sheet.givenBack, signed),
    ...lineUnlessZero(words.expired[language], -sheet.expired, signed),
    ...lineUnlessZero(words.adjusted[language], sheet.adjusted, signed),
    pair(words.outstanding[language], plain(sheet.outstanding), true),
  ];
}

function rewards({ shop, sheet }: DayFacts): SlipBlock[] {
  const { language } = shop;
  const heading = [rule, left(words.rewards[language], 'body', true)];
  if (sheet.rewards.length === 0) return [...heading, left(words.noRewards[language])];
  return [
    ...heading,
    ...sheet.rewards.map((reward) =>
      pair(
        `${formatQuantity(reward.count, 0, language)} × ${reward.name[language]}`,
        money(reward.costMinor, shop),
      ),
    ),
    pair(words.rewardCost[language], money(sheet.rewardCostMinor, shop), true),
  ];
}

function staff({ shop, sheet }: DayFacts): SlipBlock[] {
  if (sheet.staff.length === 0) return [];
  const { language } = shop;
  return [
    rule,
    left(words.staff[language], 'body', true),
    ...sheet.staff.flatMap(({ name, bills, reversals, adjustments }) => {
      const corrections = [
        ...(reversals > 0 ? [filled(words.staffReversals, language, { n: reversals })] : []),
        ...(adjustments > 0 ? [filled(words.staffAdjustments, language, { n: adjustments })] : []),
      ];
      return [
        pair(name, filled(bills === 1 ? words.staffBill : words.staffBills, language, { n: bills })),
        ...(corrections.length > 0 ? [smallPair('', corrections.join(' · '))] : []),
      ];
    }),
  ];
}

/** From the first hour with a bill to the last. */
function hours({ shop, sheet }: DayFacts): SlipBlock[] {
  const first = sheet.hours.findIndex(({ bills }) => bills > 0);
  if (first === -1) return [];
  const last = sheet.hours.findLastIndex(({ bills }) => bills > 0);
  const bars = sheet.hours.slice(first, last + 1);
  return [
    rule,
    left(words.hours[shop.language], 'body', true),
    space(4),
    { kind: 'bars', bars: bars.map(({ hour, bills }) => ({ label: String(hour), value: bills })) },
  ];
}

const signedMoney = (amount: number, shop: SlipShop): string =>
  amount < 0 ? moneyOff(-amount, shop) : `+${money(amount, shop)}`;

function lineUnlessZero(label: string, value: number, show: (value: number) => string): SlipBlock[] {
  return value === 0 ? [] : [pair(label, show(value))];
}
