import { slipDocument } from './document.ts';
import type { RefundFacts } from './facts.ts';
import { balanceBlocks, footer, header, pair, particulars, rule, smallPair, stampBlocks } from './parts.ts';
import type { SlipBlock, SlipDocument } from './slip.ts';
import { counted, money } from './wording.ts';
import { words } from './words.ts';

/** What was taken back, what was given back, and what the member holds after it. */
export function composeRefundSlip(facts: RefundFacts): SlipDocument {
  const heading = facts.way === 'undo' ? words.undoHeading : words.refundHeading;
  return slipDocument('refund', [
    ...header(facts.shop, heading),
    ...particulars(facts),
    ...reference(facts),
    ...moneyBack(facts),
    ...moved(facts),
    ...balanceBlocks(facts),
    ...stampBlocks(facts.stampCards, facts.shop.language),
    ...footer(facts, false),
  ]);
}

function reference({ shop, originalReceipt, reason }: RefundFacts): SlipBlock[] {
  const { language } = shop;
  return [
    ...(originalReceipt === null ? [] : [smallPair(words.originalReceipt[language], originalReceipt)]),
    ...(reason === '' ? [] : [smallPair(words.reason[language], reason)]),
    ...(originalReceipt === null && reason === '' ? [] : [rule]),
  ];
}

function moneyBack({ shop, refundMinor, pointsPaidMinor }: RefundFacts): SlipBlock[] {
  if (refundMinor === null) return [];
  const { language } = shop;
  const back = pair(words.moneyBack[language], money(refundMinor - pointsPaidMinor, shop), true);
  if (pointsPaidMinor === 0) return [back, rule];
  return [
    pair(words.refunded[language], money(refundMinor, shop)),
    pair(words.refundedAsPoints[language], money(pointsPaidMinor, shop)),
    back,
    rule,
  ];
}

function moved({ shop, units, changes }: RefundFacts): SlipBlock[] {
  const { language } = shop;
  return changes
    .filter(({ quantity }) => quantity !== 0)
    .map(({ unit, quantity }) =>
      pair(
        (quantity < 0 ? words.takenBack : words.givenBack)[language],
        counted({ unit, quantity: Math.abs(quantity) }, units, language),
      ),
    );
}
