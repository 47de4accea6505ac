import { billBlocks } from './bill-part.ts';
import { couponBlocks } from './code-part.ts';
import { slipDocument } from './document.ts';
import { centred, footer, header, particulars, rule, space, stampBlocks } from './parts.ts';
import type { GuestFacts, SlipClaim } from './programme-facts.ts';
import { programmeWords } from './programme-words.ts';
import type { SlipBlock, SlipDocument } from './slip.ts';
import { change, counted, day, filled } from './wording.ts';

/**
 * The bill of somebody whom nobody knows yet, with the code that brings later what it would have earned. Where that is
 * stamps, the slip is a card of paper: their state is drawn, and signed in the code.
 */
export function composeGuestSlip(facts: GuestFacts): SlipDocument {
  const { shop, claim, coupons } = facts;
  return slipDocument('claim', [
    ...header(shop, claim ? programmeWords.claimHeading : programmeWords.purchaseHeading),
    ...particulars(facts),
    ...billBlocks(facts),
    ...(claim ? claimBlocks(claim, facts) : []),
    ...stampBlocks(facts),
    ...footer(facts, false),
    ...couponBlocks(coupons, shop),
  ]);
}

function claimBlocks({ until, gives, code }: SlipClaim, { shop, units }: GuestFacts): SlipBlock[] {
  const { language } = shop;
  const caption = filled(programmeWords.claimCaption, language, {
    date: day(until, shop),
    gets: gives.map((given) => counted(given, units, language)).join(', '),
  });
  return [
    rule,
    centred(programmeWords.claimGives[language], 'small'),
    ...gives.map((given) => centred(change(given, units, language), 'large', true)),
    { kind: 'qr', content: code, caption: '', size: 'large' },
    centred(caption, 'body', true),
    space(4),
    centred(programmeWords.claimOnce[language], 'small'),
  ];
}
