/** Parts of a slip that live on after it: vouchers to cut off, the card of a level. */
import type { EventFacts, SlipShop } from './facts.ts';
import { centred, space } from './parts.ts';
import type { SlipCoupon, SlipLevel } from './programme-facts.ts';
import { programmeWords } from './programme-words.ts';
import type { SlipBlock } from './slip.ts';
import { day, filled, maskedName } from './wording.ts';

const cut: SlipBlock = { kind: 'cut' };

export const couponBlocks = (coupons: readonly SlipCoupon[], shop: SlipShop): SlipBlock[] =>
  coupons.flatMap((coupon) => [cut, ...couponPart(coupon, shop)]);

function couponPart({ name, uses, until, conditions, code }: SlipCoupon, shop: SlipShop): SlipBlock[] {
  const { language } = shop;
  const caption =
    until === null
      ? programmeWords.withoutEnd[language]
      : filled(programmeWords.couponUntil, language, { date: day(until, shop) });
  return [
    { kind: 'title', text: shop.name },
    centred(programmeWords.couponHeading[language], 'small'),
    centred(name[language], 'large', true),
    ...(uses > 1 ? [centred(filled(programmeWords.couponUses, language, { n: uses }))] : []),
    ...conditions.map((condition) => centred(condition[language], 'small')),
    centred(programmeWords.couponBearer[language], 'small'),
    { kind: 'qr', content: code, caption, size: 'large' },
    space(8),
  ];
}

/** A card of paper with the code by which a reader finds its member. */
export function levelCardBlocks(facts: EventFacts, level: SlipLevel): SlipBlock[] {
  const { shop, event, memberName } = facts;
  const { language } = shop;
  const since = filled(programmeWords.since, language, { date: day(level.since, shop) });
  return [
    { kind: 'title', text: shop.name },
    centred(programmeWords.cardHeading[language], 'small'),
    centred(level.name[language], 'large', true),
    ...(memberName ? [centred(maskedName(memberName, language), 'body', true)] : []),
    centred(since, 'small'),
    ...(level.frozenUntil === null
      ? []
      : [
          centred(
            filled(programmeWords.frozenUntil, language, { date: day(level.frozenUntil, shop) }),
            'small',
          ),
        ]),
    ...(level.benefits ? [space(6), centred(level.benefits[language], 'small')] : []),
    { kind: 'qr', content: `QUEN:${event}`, caption: '' },
    space(8),
  ];
}

/** The card of a level that this event brought, to cut off. */
export function newCardBlocks(facts: EventFacts): SlipBlock[] {
  const { level } = facts;
  return level?.isNew && level.hasCard ? [cut, ...levelCardBlocks(facts, level)] : [];
}
