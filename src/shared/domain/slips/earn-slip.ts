import type { WhyLine } from '../engine/evaluation.ts';
import { billBlocks } from './bill-part.ts';
import { couponBlocks, newCardBlocks } from './code-part.ts';
import { slipDocument } from './document.ts';
import { drawBlocks } from './draw-part.ts';
import type { EarnFacts } from './facts.ts';
import { shows } from './look.ts';
import {
  balanceBlocks,
  centred,
  footer,
  gift,
  giftNotes,
  header,
  large,
  left,
  note,
  particulars,
  rule,
  space,
  stampBlocks,
} from './parts.ts';
import type { SlipBlock, SlipDocument } from './slip.ts';
import { newLevelBlocks, standingBlocks } from './standing-part.ts';
import { change, counted, money, moneyOff } from './wording.ts';
import { words } from './words.ts';

/**
 * What a bill or a visit brought: the bill, what was earned and why, what the member holds, the stamp card, the code;
 * below it what is cut off and kept.
 */
export function composeEarnSlip(facts: EarnFacts): SlipDocument {
  return slipDocument('earn', [
    ...header(facts.shop, words.earnHeading),
    ...particulars(facts),
    ...bill(facts),
    ...earnings(facts),
    ...gifts(facts),
    ...newLevelBlocks(facts),
    ...reasons(facts),
    ...balanceBlocks(facts),
    ...standingBlocks(facts),
    ...drawBlocks(facts),
    ...stampBlocks(facts),
    ...footer(facts, true),
    ...newCardBlocks(facts),
    ...couponBlocks(facts.coupons ?? [], facts.shop),
  ]);
}

function bill(facts: EarnFacts): SlipBlock[] {
  const { shop, totalMinor, changes, units } = facts;
  const { language } = shop;
  const used = changes.filter((moved) => moved.quantity < 0);
  const blocks = [
    ...(totalMinor === null ? [] : billBlocks({ ...facts, totalMinor })),
    ...used.map(({ unit, quantity }) =>
      note(words.used[language], counted({ unit, quantity: -quantity }, units, language)),
    ),
  ];
  return blocks.length > 0 ? [...blocks, rule] : [];
}

function earnings({ shop, changes, units }: EarnFacts): SlipBlock[] {
  const { language } = shop;
  const earned = changes.filter((moved) => moved.quantity > 0);
  if (earned.length === 0) return [centred(words.noneEarned[language])];
  return [
    centred(words.youEarned[language], 'small'),
    large(earned.map((moved) => change(moved, units, language))),
  ];
}

function gifts({ shop, gives }: EarnFacts): SlipBlock[] {
  if (gives.length === 0) return [];
  return [
    space(6),
    centred(words.handOver[shop.language], 'small'),
    ...gives.flatMap((given) => [
      centred(gift(given, shop.language), 'body', true),
      ...giftNotes(given, shop),
    ]),
  ];
}

function reasons({ shop, why, units }: EarnFacts): SlipBlock[] {
  if (why.length === 0 || !shows(shop, 'reasons')) return [];
  return [space(6), ...why.map((line) => reason(line, shop, units))];
}

function reason(line: WhyLine, shop: EarnFacts['shop'], units: EarnFacts['units']): SlipBlock {
  const text = line.text[shop.language];
  return line.outcome === null ? left(text, 'small') : note(text, outcome(line.outcome, shop, units));
}

function outcome(
  outcome: NonNullable<WhyLine['outcome']>,
  shop: EarnFacts['shop'],
  units: EarnFacts['units'],
): string {
  if ('moneyMinor' in outcome) {
    const { moneyMinor } = outcome;
    return moneyMinor < 0 ? moneyOff(-moneyMinor, shop) : money(moneyMinor, shop);
  }
  return change(outcome, units, shop.language);
}
