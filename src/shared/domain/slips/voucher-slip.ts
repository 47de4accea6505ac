import { slipDocument } from './document.ts';
import { centred, footer, header, particulars, space } from './parts.ts';
import type { VoucherFacts } from './programme-facts.ts';
import { programmeWords } from './programme-words.ts';
import type { SlipDocument } from './slip.ts';
import { untilInWords } from './standing-part.ts';
import { filled } from './wording.ts';

/** A voucher that waits with its member: the code opens the member, so the paper alone is worth nothing. */
export function composeVoucherSlip(facts: VoucherFacts): SlipDocument {
  const { shop, voucher } = facts;
  const { language } = shop;
  return slipDocument('voucher', [
    ...header(shop, programmeWords.voucherHeading),
    ...particulars(facts),
    centred(voucher.name[language], 'large', true),
    ...(voucher.uses > 1 ? [centred(filled(programmeWords.couponUses, language, { n: voucher.uses }))] : []),
    centred(untilInWords(voucher.until, shop), 'body', true),
    ...voucher.conditions.map((condition) => centred(condition[language], 'small')),
    space(6),
    centred(programmeWords.voucherHow[language]),
    ...footer(facts, true),
  ]);
}
