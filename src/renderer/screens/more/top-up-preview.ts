import type { MemberView, ProgrammeView } from '../../../shared/contract/view.ts';
import { evaluate } from '../../../shared/domain/engine/evaluate.ts';
import type { LocalDate } from '../../../shared/kernel/dates.ts';
import type { Minor } from '../../../shared/kernel/money.ts';

/**
 * What a top-up brings besides the money itself, by unit. A foretaste: limits that need the member's past are the
 * terminal's to keep.
 */
export function topUpBonus(
  programme: ProgrammeView,
  member: MemberView,
  topUp: { readonly unit: string; readonly paidMinor: Minor; readonly businessDate: LocalDate },
): readonly { readonly unit: string; readonly quantity: number }[] {
  const available = Object.fromEntries(member.balances.map((balance) => [balance.unit, balance.available]));
  const { effects } = evaluate(
    { ...programme, schema: 1, campaigns: [] },
    { enrolledOn: member.since, available, visits: member.visits, tier: member.tier },
    { kind: 'topUp', ...topUp },
  );
  const bonus = new Map<string, number>();
  for (const effect of effects) {
    if (effect.kind !== 'earn' || effect.to !== 'member') continue;
    const isMoneyItself = effect.unit === topUp.unit && effect.rule === topUp.unit;
    if (!isMoneyItself) bonus.set(effect.unit, (bonus.get(effect.unit) ?? 0) + effect.quantity);
  }
  return [...bonus].map(([unit, quantity]) => ({ unit, quantity }));
}
