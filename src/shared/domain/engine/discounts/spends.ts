/** Whether the member has what is taken. */
import type { EngineRefusal } from '../evaluation.ts';
import { refusalSentences as say } from '../sentences/refusals.ts';
import type { Spend } from './redemption.ts';

/** A refusal for every reward that the member cannot pay for, in the order of use. */
export function shortOf(spends: readonly Spend[], usable: (unit: string) => number): EngineRefusal[] {
  const left = new Map<string, number>();
  const refusals: EngineRefusal[] = [];
  for (const spend of spends) {
    const { reward, unit, quantity } = spend;
    const has = left.get(unit.id) ?? usable(unit.id);
    if (quantity > has) {
      refusals.push({ kind: 'notEnough', reward, text: say.notEnough(spend, unit, quantity - has) });
    } else {
      left.set(unit.id, has - quantity);
    }
  }
  return refusals;
}
