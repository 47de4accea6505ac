import type { EventFacts, SlipShop } from './facts.ts';
import { shows } from './look.ts';
import { centred, note, rule } from './parts.ts';
import type { SlipDraw } from './programme-facts.ts';
import { programmeWords } from './programme-words.ts';
import type { SlipBlock } from './slip.ts';
import { day, filled } from './wording.ts';

/** The member's place on the list of each draw, and what the shop promised before it. */
export function drawBlocks({ shop, draws = [] }: EventFacts): SlipBlock[] {
  if (!shows(shop, 'draws')) return [];
  return draws.flatMap((draw) => [rule, ...drawPart(draw, shop)]);
}

function drawPart({ name, drawnOn, commitment, entry, chances }: SlipDraw, shop: SlipShop): SlipBlock[] {
  const { language } = shop;
  return [
    centred(name[language], 'body', true),
    centred(filled(programmeWords.drawnOn, language, { date: day(drawnOn, shop) }), 'small'),
    note(programmeWords.chances[language], String(chances)),
    note(programmeWords.entry[language], inGroups(entry)),
    ...(commitment === null ? [] : commitmentBlocks(commitment, shop)),
  ];
}

export const commitmentBlocks = (commitment: string, { language }: SlipShop): SlipBlock[] => [
  centred(programmeWords.commitment[language], 'small'),
  centred(inGroups(commitment), 'small', true),
];

/** Four characters at a time, as people compare them. */
export const inGroups = (text: string): string => text.replace(/.{4}(?=.)/g, '$& ');
