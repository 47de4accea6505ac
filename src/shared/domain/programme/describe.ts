/** A programme as its owner would tell it: one sentence for every entry, and notes for what narrows it. */
import type { Era } from '../../kernel/dates.ts';
import type { Text } from '../../kernel/language.ts';
import {
  earnNotes,
  earnWords,
  stampCardNotes,
  stampCardWords,
  unitNotes,
  unitWords,
} from './describe/earning.ts';
import { campaignNotes, campaignWords, drawNotes, drawWords, partnerWords } from './describe/extras.ts';
import { membershipNotes, membershipWords, tierSentences } from './describe/levels.ts';
import { policySentences } from './describe/policies.ts';
import {
  benefitWords,
  promotionNotes,
  rewardNotes,
  rewardWords,
  voucherNotes,
  voucherWords,
} from './describe/rewards.ts';
import { type Known, nothingKnown, type Speaker } from './describe/speaker.ts';
import type { Programme } from './document.ts';

export interface Sentence {
  /** `earn[0]`, as a refusal names it. */
  readonly path: string;
  readonly id: string;
  readonly name: Text;
  readonly text: Text;
  readonly notes: readonly Text[];
}

export interface Description {
  readonly units: readonly Sentence[];
  readonly earn: readonly Sentence[];
  readonly stampCards: readonly Sentence[];
  /** The ladder itself, then its levels; empty: the programme has none. */
  readonly tiers: readonly Sentence[];
  readonly promotions: readonly Sentence[];
  readonly rewards: readonly Sentence[];
  readonly vouchers: readonly Sentence[];
  readonly memberships: readonly Sentence[];
  readonly partners: readonly Sentence[];
  readonly draws: readonly Sentence[];
  readonly campaigns: readonly Sentence[];
  /** One for each rule of the house, `policies.rounding` and so on. */
  readonly policies: readonly Sentence[];
}

export type DescribedList = keyof Description;

export type { Known };

/** Dates are written in `era`; a group or an item that is not `known` is named by its id. */
export function describe(
  programme: Programme,
  era: Era = 'gregorian',
  known: Known = nothingKnown,
): Description {
  const speaker: Speaker = { programme, era, known };
  const { promotions, rewards, vouchers, partners } = programme;
  return {
    units: told('units', programme.units, (unit) => [unitWords(unit), unitNotes(unit, speaker)]),
    earn: told('earn', programme.earn, (rule) => [earnWords(rule, speaker), earnNotes(rule, speaker)]),
    stampCards: told('stampCards', programme.stampCards, (card) => [
      stampCardWords(card, speaker),
      stampCardNotes(card),
    ]),
    tiers: tierSentences(speaker),
    promotions: told('promotions', promotions, (promotion) => [
      benefitWords(promotion.gives, speaker),
      promotionNotes(promotion, speaker),
    ]),
    rewards: told('rewards', rewards, (reward) => [
      rewardWords(reward, speaker),
      rewardNotes(reward, speaker),
    ]),
    vouchers: told('vouchers', vouchers, (voucher) => [
      voucherWords(voucher, speaker),
      voucherNotes(voucher, speaker),
    ]),
    memberships: told('memberships', programme.memberships, (membership) => [
      membershipWords(membership, speaker),
      membershipNotes(membership),
    ]),
    partners: partners.map((partner, index) => ({
      path: `partners[${index}]`,
      id: partner.id,
      name: { vi: partner.name, th: partner.name, en: partner.name },
      text: partnerWords(partner, speaker),
      notes: [],
    })),
    draws: told('draws', programme.draws, (draw) => [drawWords(draw, speaker), drawNotes(draw, speaker)]),
    campaigns: told('campaigns', programme.campaigns, (campaign) => [
      campaignWords(campaign, speaker),
      campaignNotes(campaign, speaker),
    ]),
    policies: policySentences(speaker),
  };
}

function told<Entry extends { readonly id: string; readonly name: Text }>(
  list: string,
  entries: readonly Entry[],
  say: (entry: Entry) => readonly [text: Text, notes: readonly Text[]],
): Sentence[] {
  return entries.map((entry, index) => {
    const [text, notes] = say(entry);
    return { path: `${list}[${index}]`, id: entry.id, name: entry.name, text, notes };
  });
}
