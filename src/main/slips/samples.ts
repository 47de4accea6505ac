/** Slips with made-up figures in the shop's own words, to look at before any guest gets one. */
import type { SampleKind } from '../../shared/contract/slip-look.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { composeCardSlip } from '../../shared/domain/slips/card-slip.ts';
import { composeEarnSlip } from '../../shared/domain/slips/earn-slip.ts';
import type { EventFacts, SlipShop, SlipStampCard } from '../../shared/domain/slips/facts.ts';
import { composeGuestSlip } from '../../shared/domain/slips/guest-slip.ts';
import type { SlipLevel } from '../../shared/domain/slips/programme-facts.ts';
import { composeGiftCardSlip } from '../../shared/domain/slips/purchase-slips.ts';
import { composeRewardSlip } from '../../shared/domain/slips/reward-slip.ts';
import type { SlipDocument } from '../../shared/domain/slips/slip.ts';
import { composeVoucherSlip } from '../../shared/domain/slips/voucher-slip.ts';
import { addDays, type LocalDate } from '../../shared/kernel/dates.ts';
import type { Text } from '../../shared/kernel/language.ts';
import type { Currency } from '../../shared/kernel/money.ts';
import { slipUnits } from './shop.ts';

export interface SampleShop {
  readonly shop: SlipShop;
  readonly programme: Programme;
  readonly atMs: number;
  readonly today: LocalDate;
  readonly staffName: string;
}

export function sampleSlip(kind: SampleKind, sample: SampleShop): SlipDocument {
  const facts = eventFacts(sample);
  const totalMinor = bills[sample.shop.currency];
  const until = addDays(sample.today, 30);
  switch (kind) {
    case 'earn':
      return composeEarnSlip({ ...facts, ...earned(sample), totalMinor, discountMinor: 0 });
    case 'reward':
      return composeRewardSlip({
        ...facts,
        gives: [{ name: rewardName(sample.programme), pieces: 1 }],
        discountMinor: 0,
        changes: facts.balances.slice(0, 1).map(({ unit }) => ({ unit, quantity: -50 })),
      });
    case 'claim':
      return composeGuestSlip({
        ...facts,
        ...nobody,
        totalMinor,
        discountMinor: 0,
        discounts: [],
        payments: [],
        claim: { until, gives: earned(sample).changes, code: sampleCode },
        coupons: [],
      });
    case 'voucher': {
      const [voucher] = sample.programme.vouchers;
      const name = voucher?.name ?? rewardName(sample.programme);
      return composeVoucherSlip({ ...facts, voucher: { name, uses: 1, until, conditions: [] } });
    }
    case 'giftCard':
      return composeGiftCardSlip({
        ...facts,
        ...nobody,
        receipt: null,
        amountMinor: totalMinor,
        until: null,
        code: sampleCode,
      });
    case 'card':
      return composeCardSlip(facts, levelOf(sample) ?? someLevel(sample));
  }
}

/** As long as real ones; no till takes it. */
const sampleCode = 'Q1V/0000/0000000000000000/SAMPLE/1/20991231/0000000000000000';

const bills: Readonly<Record<Currency, number>> = { VND: 185_000, THB: 34_500, USD: 2_345 };
const member: Readonly<Record<SlipShop['language'], string>> = {
  vi: 'Nguyễn Thị Hồng Ánh',
  th: 'สมชาย ใจดี',
  en: 'Anna Miller',
};
const nobody = { memberName: null, balances: [], stampCards: [], level: null, vouchers: [], memberships: [] };

function eventFacts(sample: SampleShop): EventFacts {
  const { shop, programme, atMs, today, staffName } = sample;
  const points = programme.units.filter(({ kind }) => kind === 'points');
  return {
    shop,
    units: slipUnits(programme),
    event: 'sample.1.1284',
    receipt: '0042',
    atMs,
    staffName,
    memberName: member[shop.language],
    balances: points.slice(0, 1).map(({ id, scale }) => ({
      unit: id,
      available: 1_284 * 10 ** scale,
      debt: 0,
      nextExpiry: { on: addDays(today, 40), quantity: 200 * 10 ** scale },
    })),
    stampCards: programme.stampCards.slice(0, 1).map((card) => stampCard(card, programme)),
    level: levelOf(sample),
    vouchers: programme.vouchers
      .filter(({ bearer }) => !bearer)
      .slice(0, 1)
      .map(({ name }) => ({ name, uses: 1, until: addDays(today, 30) })),
  };
}

function stampCard(
  { name, boxes, shape, reward }: Programme['stampCards'][number],
  { rewards }: Programme,
): SlipStampCard {
  const filled = Math.ceil(boxes * 0.7);
  const rewardName = rewards.find(({ id }) => id === reward)?.name ?? name;
  return { name, boxes, filled, fresh: Math.min(2, filled), full: 0, shape, rewardName };
}

function earned({ programme }: SampleShop) {
  const units = programme.units.filter(({ kind }) => kind === 'points' || kind === 'stamps').slice(0, 2);
  const changes = units.map(({ id, kind, scale }) => ({
    unit: id,
    quantity: (kind === 'stamps' ? 2 : 18) * 10 ** scale,
  }));
  const why = changes.flatMap((outcome) => {
    const rule = programme.earn.find(({ unit }) => unit === outcome.unit);
    return rule ? [{ rule: rule.id, inputs: {}, text: rule.name, outcome }] : [];
  });
  return { changes, why, gives: [] };
}

function levelOf({ programme, today }: SampleShop): SlipLevel | null {
  const level = programme.tiers?.levels.at(-1);
  return level ? held(level.name, level.benefits ?? null, today) : null;
}

const someLevel = ({ programme, today }: SampleShop): SlipLevel => held(programme.name, null, today);

const held = (name: Text, benefits: Text | null, today: LocalDate): SlipLevel => ({
  name,
  since: today,
  toKeep: null,
  safeUntil: null,
  next: null,
  frozenUntil: null,
  isNew: false,
  benefits,
  hasCard: true,
});

const rewardName = ({ rewards, name }: Programme): Text => rewards[0]?.name ?? name;
