/** Money paid in for what is no goods: a gift card, a wallet, a membership. */
import { newCardBlocks } from './code-part.ts';
import { slipDocument } from './document.ts';
import { drawBlocks } from './draw-part.ts';
import type { EventFacts, SlipQuantity } from './facts.ts';
import {
  balanceBlocks,
  centred,
  footer,
  header,
  pair,
  particulars,
  rule,
  space,
  stampBlocks,
} from './parts.ts';
import type { GiftCardFacts, MembershipFacts, TopUpFacts } from './programme-facts.ts';
import { programmeWords } from './programme-words.ts';
import type { SlipBlock, SlipDocument } from './slip.ts';
import { newLevelBlocks, standingBlocks, untilInWords } from './standing-part.ts';
import { capitalised, change, day, filled, money } from './wording.ts';
import { words } from './words.ts';

/** The slip is the card: whoever bears it pays with it. */
export function composeGiftCardSlip(facts: GiftCardFacts): SlipDocument {
  const { shop, amountMinor, until, code } = facts;
  const { language } = shop;
  const caption =
    until === null
      ? programmeWords.withoutEnd[language]
      : filled(programmeWords.couponUntil, language, { date: day(until, shop) });
  return slipDocument('giftCard', [
    ...header(shop, programmeWords.giftCardHeading),
    ...particulars(facts),
    centred(money(amountMinor, shop), 'large', true),
    space(12),
    { kind: 'qr', content: code, caption, size: 'large' },
    space(6),
    // Typed where the code cannot be scanned any more.
    centred(code, 'small'),
    space(6),
    centred(programmeWords.giftCardKeep[language]),
    ...footer(facts, false),
  ]);
}

export function composeTopUpSlip(facts: TopUpFacts): SlipDocument {
  const { shop, wallet, paidMinor, bonusMinor, balanceMinor } = facts;
  const { language } = shop;
  return slipDocument('topUp', [
    ...header(shop, programmeWords.topUpHeading),
    ...particulars(facts),
    centred(capitalised(wallet[language]), 'body', true),
    pair(programmeWords.paidIn[language], money(paidMinor, shop)),
    ...(bonusMinor > 0 ? [pair(programmeWords.bonus[language], `+${money(bonusMinor, shop)}`)] : []),
    space(6),
    centred(programmeWords.newBalance[language], 'small'),
    centred(money(balanceMinor, shop), 'large', true),
    ...earned(facts),
    ...afterwards(facts),
  ]);
}

export function composeMembershipSlip(facts: MembershipFacts): SlipDocument {
  const { shop, name, paidMinor, until, benefits } = facts;
  const { language } = shop;
  return slipDocument('membership', [
    ...header(shop, programmeWords.membershipHeading),
    ...particulars(facts),
    centred(name[language], 'large', true),
    centred(untilInWords(until, shop), 'body', true),
    space(6),
    pair(programmeWords.paid[language], money(paidMinor, shop), true),
    ...(benefits
      ? [rule, centred(programmeWords.benefits[language], 'small'), centred(benefits[language])]
      : []),
    ...earned(facts),
    ...afterwards(facts),
  ]);
}

function earned({
  shop,
  units,
  changes,
}: EventFacts & { readonly changes: readonly SlipQuantity[] }): SlipBlock[] {
  const { language } = shop;
  const gained = changes.filter(({ quantity }) => quantity > 0);
  if (gained.length === 0) return [];
  return [
    space(6),
    centred(words.youEarned[language], 'small'),
    ...gained.map((moved) => centred(change(moved, units, language), 'body', true)),
  ];
}

const afterwards = (facts: EventFacts): SlipBlock[] => [
  ...newLevelBlocks(facts),
  ...balanceBlocks(facts),
  ...standingBlocks(facts),
  ...drawBlocks(facts),
  ...stampBlocks(facts),
  ...footer(facts, true),
  ...newCardBlocks(facts),
];
