import type { Language } from '../../kernel/language.ts';
import { slipDocument } from './document.ts';
import type { RefundFacts } from './facts.ts';
import { balanceBlocks, footer, header, note, pair, particulars, rule, stampBlocks } from './parts.ts';
import { programmeWords } from './programme-words.ts';
import type { SlipBlock, SlipDocument } from './slip.ts';
import { standingBlocks } from './standing-part.ts';
import { capitalised, counted, money } from './wording.ts';
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
    ...standingBlocks(facts),
    ...stampBlocks(facts),
    ...footer(facts, false),
  ]);
}

function reference({ shop, originalReceipt, purchase = null, reason }: RefundFacts): SlipBlock[] {
  const { language } = shop;
  return [
    ...(purchase === null ? [] : [note(programmeWords.refundOf[language], purchaseName(purchase, language))]),
    ...(originalReceipt === null ? [] : [note(words.originalReceipt[language], originalReceipt)]),
    ...(reason === '' ? [] : [note(words.reason[language], reason)]),
    ...(originalReceipt === null && purchase === null && reason === '' ? [] : [rule]),
  ];
}

function purchaseName({ what, name }: NonNullable<RefundFacts['purchase']>, language: Language): string {
  const kind = programmeWords[what][language];
  return what === 'giftCard' ? capitalised(kind) : `${kind}: ${name[language]}`;
}

function moneyBack({ shop, refundMinor, pointsPaidMinor, walletPaidMinor = 0 }: RefundFacts): SlipBlock[] {
  if (refundMinor === null) return [];
  const { language } = shop;
  const backMinor = refundMinor - pointsPaidMinor - walletPaidMinor;
  const back = pair(words.moneyBack[language], money(backMinor, shop), true);
  if (pointsPaidMinor === 0 && walletPaidMinor === 0) return [back, rule];
  return [
    pair(words.refunded[language], money(refundMinor, shop)),
    ...(pointsPaidMinor === 0 ? [] : [pair(words.refundedAsPoints[language], money(pointsPaidMinor, shop))]),
    ...(walletPaidMinor === 0
      ? []
      : [pair(programmeWords.backToWallet[language], money(walletPaidMinor, shop))]),
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
