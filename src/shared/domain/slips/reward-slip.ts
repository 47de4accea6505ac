import { couponBlocks, newCardBlocks } from './code-part.ts';
import { slipDocument } from './document.ts';
import { drawBlocks } from './draw-part.ts';
import type { RewardFacts } from './facts.ts';
import {
  balanceBlocks,
  centred,
  footer,
  gift,
  giftNotes,
  header,
  note,
  particulars,
  space,
  stampBlocks,
} from './parts.ts';
import type { SlipBlock, SlipDocument } from './slip.ts';
import { newLevelBlocks, standingBlocks } from './standing-part.ts';
import { change, counted, moneyOff } from './wording.ts';
import { words } from './words.ts';

/** What to hand over or take off, what it cost the member, and what is left. */
export function composeRewardSlip(facts: RewardFacts): SlipDocument {
  return slipDocument('reward', [
    ...header(facts.shop, words.rewardHeading),
    ...particulars(facts),
    ...given(facts),
    ...spent(facts),
    ...gained(facts),
    ...newLevelBlocks(facts),
    ...balanceBlocks(facts),
    ...standingBlocks(facts),
    ...drawBlocks(facts),
    ...stampBlocks(facts),
    ...footer(facts, true),
    ...newCardBlocks(facts),
    ...couponBlocks(facts.coupons ?? [], facts.shop),
  ]);
}

function given({ shop, gives, discountMinor }: RewardFacts): SlipBlock[] {
  const { language } = shop;
  const blocks: SlipBlock[] = [];
  if (gives.length > 0) {
    blocks.push(centred(words.handOver[language], 'small'));
    for (const thing of gives)
      blocks.push(centred(gift(thing, language), 'large', true), ...giftNotes(thing, shop));
  }
  if (discountMinor > 0) {
    blocks.push(
      centred(words.moneyOff[language], 'small'),
      centred(moneyOff(discountMinor, shop), 'large', true),
    );
  }
  return blocks;
}

function spent({ shop, changes, units }: RewardFacts): SlipBlock[] {
  const { language } = shop;
  const used = changes.filter(({ quantity }) => quantity < 0);
  if (used.length === 0) return [];
  return [
    space(6),
    ...used.map(({ unit, quantity }) =>
      note(words.used[language], counted({ unit, quantity: -quantity }, units, language)),
    ),
  ];
}

/** What was bought with points and is held now: wallet credit, a voucher, entries. */
function gained({ shop, changes, units }: RewardFacts): SlipBlock[] {
  const { language } = shop;
  const more = changes.filter(({ quantity }) => quantity > 0);
  if (more.length === 0) return [];
  return [
    space(6),
    centred(words.youEarned[language], 'small'),
    ...more.map((moved) => centred(change(moved, units, language), 'body', true)),
  ];
}
