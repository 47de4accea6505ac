import type { Evaluation } from '../../../shared/domain/engine/evaluation.ts';
import type { Minor } from '../../../shared/kernel/money.ts';
import { type Chosen, useBill } from '../../stores/bill.ts';
import { useView } from '../../stores/terminal.ts';
import { useFormat } from '../../texts/format.ts';

/** Something that is taken off this bill, or given with it. */
export interface Benefit {
  readonly id: string;
  readonly name: string;
  /** 0: a thing, or not yet worked out. */
  readonly offMinor: Minor;
  /** Chosen by hand on this screen, and so taken away here. */
  readonly isChosen: boolean;
}

/** Names of rewards, promotions and vouchers by their ids. */
export function useBenefitName(): (id: string) => string {
  const { programme, counter } = useView();
  const format = useFormat();
  const offered = counter.at === 'member' ? counter.member.rewards : [];
  return (id) => {
    const reward = offered.find((each) => each.reward === id);
    if (reward) return format.text(reward.name);
    const lists = [programme?.rewards, programme?.vouchers, programme?.promotions, programme?.units];
    for (const list of lists) {
      const found = list?.find((each) => each.id === id);
      if (found) return format.text(found.name);
    }
    return id;
  };
}

/** What comes off this bill: what was chosen, in the order of use, and what applies on its own. */
export function useBenefits(preview: Evaluation | null): readonly Benefit[] {
  const { chosen } = useBill();
  const nameOf = useBenefitName();
  return benefitsOf(chosen, preview).map((benefit) => ({ ...benefit, name: nameOf(benefit.id) }));
}

export function benefitsOf(
  chosen: readonly Chosen[],
  preview: Evaluation | null,
): readonly Omit<Benefit, 'name'>[] {
  const off = new Map<string, Minor>(chosen.map(({ reward }) => [reward, 0]));
  for (const effect of preview?.effects ?? []) {
    if (effect.kind === 'discount')
      off.set(effect.reward, (off.get(effect.reward) ?? 0) + effect.amountMinor);
  }
  const byHand = new Set(chosen.map(({ reward }) => reward));
  return [...off].map(([id, offMinor]) => ({ id, offMinor, isChosen: byHand.has(id) }));
}
