import { slipDocument } from './document.ts';
import type { RewardFacts } from './facts.ts';
import {
  balanceBlocks,
  centred,
  footer,
  gift,
  header,
  particulars,
  smallPair,
  space,
  stampBlocks,
} from './parts.ts';
import type { SlipBlock, SlipDocument } from './slip.ts';
import { counted, moneyOff } from './wording.ts';
import { words } from './words.ts';

/** What to hand over or take off, what it cost the member, and what is left. */
export function composeRewardSlip(facts: RewardFacts): SlipDocument {
  return slipDocument('reward', [
    ...header(facts.shop, words.rewardHeading),
    ...particulars(facts),
    ...given(facts),
    ...spent(facts),
    ...balanceBlocks(facts),
    ...stampBlocks(facts.stampCards, facts.shop.language),
    ...footer(facts, true),
  ]);
}

function given({ shop, gives, discountMinor }: RewardFacts): SlipBlock[] {
  const { language } = shop;
  const blocks: SlipBlock[] = [];
  if (gives.length > 0) {
    blocks.push(centred(words.handOver[language], 'small'));
    for (const thing of gives) blocks.push(centred(gift(thing, language), 'large', true));
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
      smallPair(words.used[language], counted({ unit, quantity: -quantity }, units, language)),
    ),
  ];
}
