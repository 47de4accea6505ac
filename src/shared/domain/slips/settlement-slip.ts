import { slipDocument } from './document.ts';
import type { SlipShop } from './facts.ts';
import { centred, left, pair, plainHeader, rule, smallPair } from './parts.ts';
import type { SettlementFacts } from './programme-facts.ts';
import { programmeWords } from './programme-words.ts';
import type { SlipBlock, SlipDocument } from './slip.ts';
import { counted, day, filled, moment, money } from './wording.ts';
import { words } from './words.ts';

/** What the shop and each of its partners owe each other for a period. */
export function composeSettlementSlip(facts: SettlementFacts): SlipDocument {
  const { shop, from, until, partners } = facts;
  const { language } = shop;
  const period = filled(programmeWords.period, language, { from: day(from, shop), until: day(until, shop) });
  return slipDocument('settlement', [
    ...plainHeader(shop, programmeWords.settlementHeading),
    centred(period),
    ...partners.flatMap((partner) => [rule, ...statement(partner, facts)]),
    rule,
    centred(filled(words.printedAt, language, { time: moment(facts.atMs, shop) }), 'small'),
  ]);
}

function statement(
  { name, lines, balanceMinor }: SettlementFacts['partners'][number],
  { shop, units }: SettlementFacts,
): SlipBlock[] {
  const { language } = shop;
  const heading = left(name, 'body', true);
  if (lines.length === 0) return [heading, left(programmeWords.nothingMoved[language])];
  return [
    heading,
    ...lines.flatMap(({ unit, givenForPartner, usedAtPartner }) => [
      smallPair(
        programmeWords.givenForPartner[language],
        counted({ unit, quantity: givenForPartner }, units, language),
      ),
      smallPair(
        programmeWords.usedAtPartner[language],
        counted({ unit, quantity: usedAtPartner }, units, language),
      ),
    ]),
    balance(balanceMinor, shop),
  ];
}

function balance(balanceMinor: number, shop: SlipShop): SlipBlock {
  const { theyOwe, weOwe, nothingOwed } = programmeWords;
  if (balanceMinor === 0) return left(nothingOwed[shop.language], 'body', true);
  const label = (balanceMinor > 0 ? theyOwe : weOwe)[shop.language];
  return pair(label, money(Math.abs(balanceMinor), shop), true);
}
