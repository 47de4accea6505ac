/** Parts that several slips share. */
import type { Language, Text } from '../../kernel/language.ts';
import type { EventFacts, GivenThing, SlipBalance, SlipShop, SlipStampCard } from './facts.ts';
import { type SlipPictureDots, shows, type WifiAccess, wifiContent } from './look.ts';
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

/** Figures side by side as far as the paper allows; none is torn from its name. */
export const large = (figures: readonly string[]): SlipBlock =>
  centred(figures.map((figure) => figure.replaceAll(' ', '\u00a0')).join(' · '), 'large', true);

export function pair(label: string, value: string, bold = false): SlipBlock {
  return { kind: 'pair', label, value, bold };
}

export function smallPair(label: string, value: string): SlipBlock {
  return { kind: 'pair', label, value, bold: false, size: 'small' };
}

/** Beside the figures: a line of its own that is no longer than its words. */
export const note = (label: string, value: string): SlipBlock => left(`${label}: ${value}`, 'small');
export const boldNote = (label: string, value: string): SlipBlock => left(`${label}: ${value}`, 'body', true);

/** Whose slip it is and what it is, in the shop's own look: picture, name, own words, programme, the kind of slip. */
export function header(shop: SlipShop, heading: Text): SlipBlock[] {
  const { language, look } = shop;
  return [
    ...(look?.logo ? [logo(look.logo), space(6)] : []),
    ...nameOf(shop),
    ...ownLines(look?.header),
    ...headingBlocks(headingOf(shop, heading[language])),
  ];
}

/** For slips that stay in the shop. */
export const plainHeader = (shop: SlipShop, heading: Text): SlipBlock[] => [
  ...nameOf(shop),
  ...headingBlocks(heading[shop.language]),
];

const nameOf = (shop: SlipShop): SlipBlock[] => [
  { kind: 'title', text: shop.name },
  ...(shop.address === '' || !shows(shop, 'address') ? [] : [centred(shop.address, 'small')]),
];

const headingBlocks = (heading: string): SlipBlock[] => [rule, centred(heading, 'body', true), space(4)];

const logo = ({ width, height, bits }: SlipPictureDots): SlipBlock => ({
  kind: 'picture',
  width,
  height,
  bits,
});

/** The programme's own name before what the slip is, unless the shop is called the same. */
function headingOf(shop: SlipShop, heading: string): string {
  const programme = shop.programme?.[shop.language] ?? '';
  const isNamed = programme !== '' && programme !== shop.name && shows(shop, 'programme');
  return isNamed ? `${programme} · ${heading}` : heading;
}

/** What the shop wrote itself, line by line. */
const ownLines = (text = ''): SlipBlock[] =>
  text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [centred(line, 'small')]));

/** When, which bill, by whom, for whom. */
export function particulars(facts: EventFacts): SlipBlock[] {
  const { shop, receipt, staffName, memberName } = facts;
  const { language } = shop;
  const people = [
    ...(shows(shop, 'staff') ? [`${words.servedBy[language]}: ${staffName}`] : []),
    ...(memberName ? [`${words.member[language]}: ${maskedName(memberName, language)}`] : []),
  ];
  return [
    centred([moment(facts.atMs, shop), ...(receipt === null ? [] : [receipt])].join(' · '), 'small'),
    ...(people.length === 0 ? [] : [centred(people.join(' · '), 'small')]),
    rule,
  ];
}

/** What the member holds now. Units that fill a stamp card are drawn instead. */
export function balanceBlocks(facts: EventFacts): SlipBlock[] {
  const { shop, units } = facts;
  if (!shows(shop, 'balances')) return [];
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
  const lines = [boldNote(words.balance[language], counted({ unit, quantity: available }, units, language))];
  if (debt > 0) {
    lines.push(note(words.debt[language], counted({ unit, quantity: debt }, units, language)));
  }
  if (nextExpiry && shows(shop, 'expiry')) {
    const label = filled(words.expires, language, { date: day(nextExpiry.on, shop) });
    lines.push(note(label, counted({ unit, quantity: nextExpiry.quantity }, units, language)));
  }
  for (const { on, quantity } of coming.slice(0, mostComing)) {
    const label = filled(programmeWords.usableFrom, language, { date: day(on, shop) });
    lines.push(note(label, counted({ unit, quantity }, units, language)));
  }
  return lines;
}

export function stampBlocks({ stampCards, shop }: Pick<EventFacts, 'stampCards' | 'shop'>): SlipBlock[] {
  if (!shows(shop, 'stampCards')) return [];
  return stampCards.flatMap((card) => [rule, ...stampCard(card, shop.language)]);
}

const stampCard = (card: SlipStampCard, language: Language): SlipBlock[] => [
  centred(`${card.name[language]} · ${card.filled}/${card.boxes}`, 'body', true),
  space(4),
  stampsOf(card),
  space(4),
  centred(`${progress(card, language)} ${card.rewardName[language]}`, 'small', true),
  ...(card.full > 1 ? [note(words.fullCards[language], String(card.full))] : []),
];

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

/**
 * The code by which a reader at the counter finds the event and its member, and nobody else anything; people read the
 * caption. Below it the shop's own words and the way into its network.
 */
export function footer({ shop, event }: EventFacts, withCode: boolean): SlipBlock[] {
  const { language, look } = shop;
  const own = ownLines(look?.footer);
  return [
    rule,
    ...(withCode && shows(shop, 'code')
      ? [{ kind: 'qr', content: `QUEN:${event}`, caption: event } as const]
      : [centred(event, 'small')]),
    ...(look?.wifi ? wifiBlocks(look.wifi, language) : []),
    space(4),
    ...(own.length > 0 ? own : [thanks(language)]),
  ];
}

const thanks = (language: Language): SlipBlock => centred(words.thanks[language], 'body', true);

/** Phones join the network when they see the code. */
const wifiBlocks = (wifi: WifiAccess, language: Language): SlipBlock[] => [
  { kind: 'qr', content: wifiContent(wifi), caption: filled(words.wifi, language, { name: wifi.name }) },
];
