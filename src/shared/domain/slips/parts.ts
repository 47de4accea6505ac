/** Parts that several slips share. */
import type { Language, Text } from '../../kernel/language.ts';
import type { EventFacts, GivenThing, SlipBalance, SlipShop, SlipStampCard } from './facts.ts';
import { programmeWords } from './programme-words.ts';
import type { SlipBlock } from './slip.ts';
import { counted, day, filled, maskedName, moment, money } from './wording.ts';
import { words } from './words.ts';

export const rule: SlipBlock = { kind: 'rule' };
export const space = (dots: number): SlipBlock => ({ kind: 'space', dots });

export function centred(text: string, size: 'small' | 'body' | 'large' = 'body', bold = false): SlipBlock {
  return { kind: 'text', text, align: 'centre', size, bold };
}

export function left(text: string, size: 'small' | 'body' | 'large' = 'body', bold = false): SlipBlock {
  return { kind: 'text', text, align: 'left', size, bold };
}

export function pair(label: string, value: string, bold = false): SlipBlock {
  return { kind: 'pair', label, value, bold };
}

export function smallPair(label: string, value: string): SlipBlock {
  return { kind: 'pair', label, value, bold: false, size: 'small' };
}

export function header(shop: SlipShop, heading: Text): SlipBlock[] {
  return [
    { kind: 'title', text: shop.name },
    ...(shop.address === '' ? [] : [centred(shop.address, 'small')]),
    rule,
    centred(heading[shop.language], 'body', true),
    space(4),
  ];
}

/** When, which bill, by whom, for whom. */
export function particulars(facts: EventFacts): SlipBlock[] {
  const { shop, receipt, staffName, memberName } = facts;
  const { language } = shop;
  return [
    centred(moment(facts.atMs, shop), 'small'),
    space(6),
    ...(receipt === null ? [] : [smallPair(words.receipt[language], receipt)]),
    smallPair(words.servedBy[language], staffName),
    ...(memberName ? [smallPair(words.member[language], maskedName(memberName, language))] : []),
    rule,
  ];
}

/** What the member holds now. Units that fill a stamp card are drawn instead. */
export function balanceBlocks(facts: EventFacts): SlipBlock[] {
  const { shop, units } = facts;
  const shown = facts.balances.filter((balance) => isShown(balance, facts));
  if (shown.length === 0) return [];
  return [rule, ...shown.flatMap((balance) => balanceLines(balance, shop, units))];
}

/** Stamps are drawn; of everything but points nothing is said while there is none. */
function isShown({ unit, available, debt, coming = [] }: SlipBalance, { units }: EventFacts): boolean {
  const kind = units.find((candidate) => candidate.id === unit)?.kind ?? 'points';
  if (kind === 'stamps') return false;
  return kind === 'points' || available > 0 || debt > 0 || coming.length > 0;
}

/** The days on which most is coming stand on one slip. */
const mostComing = 3;

function balanceLines(balance: SlipBalance, shop: SlipShop, units: EventFacts['units']): SlipBlock[] {
  const { language } = shop;
  const { unit, available, debt, nextExpiry, coming = [] } = balance;
  const lines = [
    pair(words.balance[language], counted({ unit, quantity: available }, units, language), true),
  ];
  if (debt > 0) {
    lines.push(smallPair(words.debt[language], counted({ unit, quantity: debt }, units, language)));
  }
  if (nextExpiry) {
    const label = filled(words.expires, language, { date: day(nextExpiry.on, shop) });
    lines.push(smallPair(label, counted({ unit, quantity: nextExpiry.quantity }, units, language)));
  }
  for (const { on, quantity } of coming.slice(0, mostComing)) {
    const label = filled(programmeWords.usableFrom, language, { date: day(on, shop) });
    lines.push(smallPair(label, counted({ unit, quantity }, units, language)));
  }
  return lines;
}

export function stampBlocks(cards: readonly SlipStampCard[], language: Language): SlipBlock[] {
  return cards.flatMap((card) => [
    rule,
    centred(card.name[language], 'body', true),
    space(8),
    stampsOf(card),
    space(8),
    centred(progress(card, language)),
    centred(card.rewardName[language], 'body', true),
    ...(card.full > 1 ? [smallPair(words.fullCards[language], String(card.full))] : []),
  ]);
}

function stampsOf({ boxes, filled, fresh, shape }: SlipStampCard): SlipBlock {
  const stamped = Math.min(boxes, Math.max(0, filled));
  return {
    kind: 'stamps',
    boxes,
    filled: stamped,
    fresh: Math.min(stamped, Math.max(0, fresh)),
    shape,
  };
}

/** The sentence that the reward's name ends. */
function progress(card: SlipStampCard, language: Language): string {
  const missing = card.boxes - card.filled;
  return missing > 0
    ? filled(words.stampsToGo, language, { n: missing })
    : filled(words.stampsFull, language, { n: card.boxes });
}

export function gift({ name, pieces }: GivenThing, language: Language): string {
  return `${pieces} × ${name[language]}`;
}

/** How to book it, where it is used, what it gives to a cause. */
export function giftNotes({ note, partner, donatedMinor }: GivenThing, shop: SlipShop): SlipBlock[] {
  const { language } = shop;
  return [
    ...(partner === undefined ? [] : [centred(filled(programmeWords.usedAt, language, { partner }))]),
    ...(donatedMinor === undefined
      ? []
      : [
          centred(
            filled(programmeWords.donationThanks, language, { amount: money(donatedMinor, shop) }),
            'body',
            true,
          ),
        ]),
    ...(note
      ? [centred(programmeWords.booking[language], 'small', true), centred(note[language], 'small')]
      : []),
  ];
}

/** A reader at the counter finds the event by this; people read the caption. */
export function footer(facts: EventFacts, withCode: boolean): SlipBlock[] {
  const { language } = facts.shop;
  const caption = filled(words.transaction, language, { id: facts.event });
  return [
    rule,
    ...(withCode
      ? [{ kind: 'qr', content: `QUEN:${facts.event}`, caption } as const]
      : [centred(caption, 'small')]),
    space(6),
    centred(words.thanks[language], 'body', true),
  ];
}
