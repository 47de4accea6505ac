import type { EventFacts, SlipShop, SlipUnit } from './facts.ts';
import { shows } from './look.ts';
import { boldNote, centred, left, note, rule, space } from './parts.ts';
import type { SlipLevel, SlipMissing, SlipVoucher } from './programme-facts.ts';
import { programmeWords } from './programme-words.ts';
import type { SlipBlock } from './slip.ts';
import { counted, day, filled, money } from './wording.ts';

/** A slip is no catalogue. */
const mostVouchers = 6;

/** The level, paid memberships and vouchers that wait. */
export function standingBlocks(facts: EventFacts): SlipBlock[] {
  const { shop, level, memberships = [], vouchers = [] } = facts;
  return [
    ...(level && shows(shop, 'level') ? levelBlocks(level, facts) : []),
    ...membershipBlocks(memberships, shop),
    ...(shows(shop, 'vouchers') ? voucherBlocks(vouchers, shop) : []),
  ];
}

/** A level that this event brought, said aloud. */
export function newLevelBlocks({ shop, level }: EventFacts): SlipBlock[] {
  if (!level?.isNew) return [];
  return [
    space(8),
    centred(programmeWords.levelReached[shop.language], 'small'),
    centred(level.name[shop.language], 'large', true),
    ...(level.benefits ? [centred(level.benefits[shop.language], 'small')] : []),
  ];
}

function levelBlocks(level: SlipLevel, { shop, units }: EventFacts): SlipBlock[] {
  const { language } = shop;
  return [
    rule,
    boldNote(programmeWords.level[language], level.name[language]),
    ...standingOf(level, shop, units).map((line) => left(line, 'small')),
  ];
}

function standingOf(level: SlipLevel, shop: SlipShop, units: readonly SlipUnit[]): string[] {
  const { language } = shop;
  const { next, frozenUntil } = level;
  const keep =
    frozenUntil === null
      ? keepLine(level, shop, units)
      : filled(programmeWords.frozenUntil, language, { date: day(frozenUntil, shop) });
  const reach = next
    ? filled(programmeWords.toReach, language, {
        amount: missingInWords(next.missing, shop, units),
        level: next.name[language],
      })
    : null;
  return [keep, reach].filter((line) => line !== null);
}

function keepLine(
  { name, toKeep, safeUntil }: SlipLevel,
  shop: SlipShop,
  units: readonly SlipUnit[],
): string | null {
  const { language } = shop;
  const date = safeUntil === null ? '' : day(safeUntil, shop);
  if (toKeep !== null && sizeOf(toKeep) > 0) {
    const sentence = safeUntil === null ? programmeWords.toKeep : programmeWords.toKeepUntil;
    const amount = missingInWords(toKeep, shop, units);
    return filled(sentence, language, { amount, level: name[language], date });
  }
  return safeUntil === null ? null : filled(programmeWords.safeUntil, language, { date });
}

const sizeOf = (missing: SlipMissing): number => {
  if ('visits' in missing) return missing.visits;
  return 'moneyMinor' in missing ? missing.moneyMinor : missing.quantity;
};

function missingInWords(missing: SlipMissing, shop: SlipShop, units: readonly SlipUnit[]): string {
  const { language } = shop;
  if ('moneyMinor' in missing) return money(missing.moneyMinor, shop);
  if ('visits' in missing) {
    const { visit, visits } = programmeWords;
    return filled(missing.visits === 1 ? visit : visits, language, { n: missing.visits });
  }
  return counted(missing, units, language);
}

function membershipBlocks(memberships: readonly SlipVoucher[], shop: SlipShop): SlipBlock[] {
  if (memberships.length === 0) return [];
  return [
    rule,
    ...memberships.flatMap(({ name, until }) => [
      boldNote(programmeWords.membership[shop.language], name[shop.language]),
      left(untilInWords(until, shop), 'small'),
    ]),
  ];
}

function voucherBlocks(vouchers: readonly SlipVoucher[], shop: SlipShop): SlipBlock[] {
  if (vouchers.length === 0) return [];
  const { language } = shop;
  const more = vouchers.length - mostVouchers;
  return [
    rule,
    centred(programmeWords.waiting[language], 'body', true),
    ...vouchers
      .slice(0, mostVouchers)
      .map(({ name, uses, until }) =>
        note(uses > 1 ? `${uses} × ${name[language]}` : name[language], untilInWords(until, shop)),
      ),
    ...(more > 0 ? [centred(filled(programmeWords.moreWaiting, language, { n: more }), 'small')] : []),
  ];
}

export const untilInWords = (until: string | null, shop: SlipShop): string =>
  until === null
    ? programmeWords.withoutEnd[shop.language]
    : filled(programmeWords.until, shop.language, { date: day(until, shop) });
