import type { BillLine } from '../bills/bill.ts';
import type { EarnRule, Programme } from '../programme/document.ts';
import { evaluate } from './evaluate.ts';
import type { MemberState } from './evaluation.ts';
import type { Moment } from './offers.ts';

export interface ItemEarnings {
  readonly item: string;
  /** By unit, in the order in which rules give them; empty: nothing. */
  readonly earns: readonly { readonly unit: string; readonly quantity: number }[];
}

/**
 * What each thing would earn if it alone were bought now. What a bill earns whatever is on it is left out: no thing
 * brings that.
 */
export function itemEarnings(
  programme: Programme,
  member: MemberState,
  things: readonly (BillLine & { readonly item: string })[],
  { date, context }: Moment,
): ItemEarnings[] {
  const perThing = withoutBillRules(programme);
  return things.map((thing) => {
    const { effects } = evaluate(
      perThing,
      member,
      {
        kind: 'bill',
        totalMinor: thing.quantity * thing.unitMinor,
        itemCount: thing.quantity,
        lines: [thing],
        rewards: [],
        businessDate: date,
        status: 'completed',
      },
      context,
    );
    const earned = new Map<string, number>();
    for (const effect of effects) {
      if (effect.kind !== 'earn' || effect.to !== 'member') continue;
      earned.set(effect.unit, (earned.get(effect.unit) ?? 0) + effect.quantity);
    }
    return { item: thing.item, earns: [...earned].map(([unit, quantity]) => ({ unit, quantity })) };
  });
}

const reduced = new WeakMap<Programme, Programme>();

/** Always the same object for a programme, because what the engine derives is kept by it. */
function withoutBillRules(programme: Programme): Programme {
  const known = reduced.get(programme);
  if (known) return known;
  const perThing = { ...programme, earn: programme.earn.filter((rule) => !isForTheBill(rule)) };
  reduced.set(programme, perThing);
  return perThing;
}

const isForTheBill = ({ amount, of }: EarnRule): boolean => amount.kind === 'fixed' && of === undefined;
