/** A trial of what could be chosen: tells what would be refused, and changes nothing. */
import type { LocalDate } from '../../../kernel/dates.ts';
import type { Bill, ChosenReward } from '../../bills/bill.ts';
import type { Programme } from '../../programme/document.ts';
import { basketOf, copyOf } from '../basket.ts';
import { compileProgramme } from '../compiled.ts';
import type { Context, EngineRefusal, MemberState } from '../evaluation.ts';
import type { Facts } from '../facts.ts';
import { applyDiscounts } from './apply.ts';
import { applyPromotions, automaticOf, type PromotionOffer, reductionBy } from './promotions.ts';
import { isRefusal, openTally, sceneOf } from './redemption.ts';

export interface Counter {
  /** Why this cannot be taken now, besides a balance that is short; null: nothing is against it. */
  refusalOf(choice: ChosenReward): EngineRefusal | null;
  /** Those that need no code, in the order in which they apply. */
  promotions(): PromotionOffer[];
}

/** Null where neither bill nor moment tell the day, or the day does not exist. */
export function openCounter(
  programme: Programme,
  member: MemberState,
  bill: Bill | null,
  moment: { readonly date: LocalDate; readonly context?: Context } | null,
): Counter | null {
  const compiled = compileProgramme(programme);
  const date = bill?.businessDate ?? moment?.date;
  const day = date === undefined ? null : compiled.dayOf(date);
  if (date === undefined || day === null) return null;
  const basket = bill === null ? null : basketOf(bill);
  const anew = (): Facts => ({
    date,
    member,
    context: moment?.context ?? {},
    basket: basket === null ? null : copyOf(basket),
    level: member.tier?.level ?? null,
  });
  return {
    refusalOf(choice) {
      const refusal = applyDiscounts(compiled, anew(), [choice], day).refusals[0] ?? null;
      return bill === null && refusal !== null && mendedByBill.has(refusal.kind) ? null : refusal;
    },
    promotions() {
      const scene = sceneOf(compiled, anew(), day);
      const tally = openTally();
      applyPromotions(scene, tally, new Set());
      return automaticOf(programme.promotions).map((promotion) => {
        const { id, name } = promotion;
        const taken = tally.effects.find((effect) => effect.kind === 'discount' && effect.reward === id);
        const amountMinor = taken?.kind === 'discount' ? taken.amountMinor : 0;
        const answer = amountMinor > 0 ? null : reductionBy(scene, tally, promotion);
        const reason = answer !== null && isRefusal(answer) ? answer.text : null;
        return { promotion: id, name, amountMinor, reason };
      });
    },
  };
}

/** What a bill could mend, while there is none. */
const mendedByBill: ReadonlySet<EngineRefusal['kind']> = new Set(['needsBill', 'belowMinimum']);
