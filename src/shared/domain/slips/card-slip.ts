import { levelCardBlocks } from './code-part.ts';
import { slipDocument } from './document.ts';
import type { EventFacts } from './facts.ts';
import type { SlipLevel } from './programme-facts.ts';
import type { SlipDocument } from './slip.ts';

/** The card of a level on its own, for a member who lost it. */
export const composeCardSlip = (facts: EventFacts, level: SlipLevel): SlipDocument =>
  slipDocument('card', levelCardBlocks(facts, level));
