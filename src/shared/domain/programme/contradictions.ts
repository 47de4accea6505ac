/** What a schema cannot see: settings that are each fine and do not go together. */
import { benefitsAreSound } from './contradictions/benefits.ts';
import type { Check } from './contradictions/check.ts';
import { conditionsCanHold } from './contradictions/conditions.ts';
import { datesRunForward } from './contradictions/dates.ts';
import { drawsHaveEntries, partnersSettleOnce } from './contradictions/draws.ts';
import {
  gainsStaySmall,
  percentagesOfMoneyAreMoney,
  rulesDiffer,
  rulesFitTheirOccasion,
} from './contradictions/earning.ts';
import { codesAreUnique, idsAreUnique } from './contradictions/ids.ts';
import { multipliersMultiply } from './contradictions/multipliers.ts';
import { whatIsNamedExists } from './contradictions/references.ts';
import { rewardsTakeMoreThanTheyGive } from './contradictions/rewards.ts';
import { groupsAreOfOneKind } from './contradictions/stacking.ts';
import { stampCardsAddUp } from './contradictions/stamp-cards.ts';
import { levelsAscend } from './contradictions/tiers.ts';
import { unitsFitTheirKind } from './contradictions/units.ts';
import { campaignsReachMembers, vouchersCanBeUsed } from './contradictions/vouchers.ts';
import type { Programme } from './document.ts';
import type { ProgrammeRefusal } from './refusals.ts';

export function firstContradiction(programme: Programme): ProgrammeRefusal | null {
  for (const check of checks) {
    for (const refusal of check(programme)) return refusal;
  }
  return null;
}

/** What others rely on comes first: ids, then what they name, then what each part means. */
const checks: readonly Check[] = [
  idsAreUnique,
  codesAreUnique,
  datesRunForward,
  whatIsNamedExists,
  unitsFitTheirKind,
  conditionsCanHold,
  rulesFitTheirOccasion,
  rulesDiffer,
  percentagesOfMoneyAreMoney,
  multipliersMultiply,
  gainsStaySmall,
  groupsAreOfOneKind,
  stampCardsAddUp,
  levelsAscend,
  benefitsAreSound,
  rewardsTakeMoreThanTheyGive,
  vouchersCanBeUsed,
  campaignsReachMembers,
  drawsHaveEntries,
  partnersSettleOnce,
];
