/** A draw on paper: what was promised before it, and what came out. */
import { slipDocument } from './document.ts';
import { commitmentBlocks, inGroups } from './draw-part.ts';
import { centred, left, pair, plainHeader, rule, smallPair, space } from './parts.ts';
import type { DrawFacts, DrawResultFacts } from './programme-facts.ts';
import { programmeWords } from './programme-words.ts';
import type { SlipBlock, SlipDocument } from './slip.ts';
import { day, filled, maskedName, moment } from './wording.ts';

/** The rest stands in the published file. */
const mostWinners = 40;

/** To be hung up before the first entry counts. */
export function composeDrawSlip(facts: DrawFacts): SlipDocument {
  const { shop, commitment } = facts;
  const { language } = shop;
  return slipDocument('draw', [
    ...plainHeader(shop, programmeWords.drawHeading),
    ...about(facts),
    centred(programmeWords.prizes[language], 'body', true),
    ...facts.prizes.map(({ name, count }) => left(`${count} × ${name[language]}`)),
    rule,
    ...commitmentBlocks(commitment, shop),
    space(6),
    centred(programmeWords.commitmentWhy[language], 'small'),
  ]);
}

export function composeDrawResultSlip(facts: DrawResultFacts): SlipDocument {
  const { shop, commitment, seed, entriesHash, chances } = facts;
  const { language } = shop;
  return slipDocument('draw', [
    ...plainHeader(shop, programmeWords.drawResultHeading),
    ...about(facts),
    pair(programmeWords.chancesDrawn[language], String(chances)),
    rule,
    centred(programmeWords.winners[language], 'body', true),
    ...winners(facts),
    rule,
    ...commitmentBlocks(commitment, shop),
    centred(programmeWords.seed[language], 'small'),
    centred(inGroups(seed), 'small', true),
    centred(programmeWords.entriesHash[language], 'small'),
    centred(inGroups(entriesHash), 'small', true),
    space(6),
    centred(programmeWords.checkDraw[language], 'small'),
  ]);
}

const about = ({ shop, atMs, name, drawnOn }: DrawFacts): SlipBlock[] => [
  centred(name[shop.language], 'large', true),
  centred(filled(programmeWords.drawnOn, shop.language, { date: day(drawnOn, shop) })),
  centred(moment(atMs, shop), 'small'),
  rule,
];

function winners({ shop, prizes, winners: drawn }: DrawResultFacts): SlipBlock[] {
  const { language } = shop;
  const more = drawn.length - mostWinners;
  return [
    ...drawn
      .slice(0, mostWinners)
      .flatMap(({ prize, entry, name }) => [
        pair(
          prizes[prize]?.name[language] ?? String(prize + 1),
          name === '' ? '' : maskedName(name, language),
          true,
        ),
        smallPair('', inGroups(entry)),
      ]),
    ...(more > 0 ? [centred(filled(programmeWords.moreWinners, language, { n: more }), 'small')] : []),
  ];
}
