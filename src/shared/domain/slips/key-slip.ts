import { slipDocument } from './document.ts';
import type { SlipShop } from './facts.ts';
import { centred, left, plainHeader, rule, space } from './parts.ts';
import type { SlipDocument } from './slip.ts';
import { moment } from './wording.ts';
import { words } from './words.ts';

const groupsOnALine = 2;

/** The recovery key as it is typed in again. No code to scan: a photograph of one in passing would be the key. */
export function composeKeySlip(facts: {
  readonly shop: SlipShop;
  readonly atMs: number;
  /** In groups, with dashes between. */
  readonly key: string;
}): SlipDocument {
  const { shop, atMs, key } = facts;
  const { language } = shop;
  return slipDocument('test', [
    ...plainHeader(shop, words.keyHeading),
    centred(moment(atMs, shop), 'small'),
    rule,
    space(8),
    ...linesOf(key).flatMap((line) => [centred(line, 'large', true), space(4)]),
    rule,
    left(words.keyWarning[language], 'small'),
    space(24),
  ]);
}

function linesOf(key: string): string[] {
  const groups = key.split('-');
  const lines: string[] = [];
  for (let at = 0; at < groups.length; at += groupsOnALine)
    lines.push(groups.slice(at, at + groupsOnALine).join('-'));
  return lines;
}
