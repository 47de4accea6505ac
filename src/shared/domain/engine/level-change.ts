/** What an occasion does to the member's level. */
import type { Occasion } from '../bills/bill.ts';
import type { Programme, Tiers } from '../programme/document.ts';
import type { Effect, Evaluation, MemberState, TierState } from './evaluation.ts';
import { levelAfter } from './tiers.ts';

/** Whoever has no level yet begins at the lowest; null: the programme has none. */
export const levelBefore = ({ tiers }: Programme, { tier }: MemberState): string | null =>
  tiers === undefined ? null : (tier?.level ?? tiers.levels[0]?.id ?? null);

export function levelChange(
  programme: Programme,
  member: MemberState,
  occasion: Occasion,
  effects: readonly Effect[],
): Evaluation['tier'] {
  const { tiers } = programme;
  const before = levelBefore(programme, member);
  if (tiers === undefined || before === null) return null;
  if (member.isGuest === true) return { before, after: before };
  const after = levelAfter(tiers, member.tier ?? newcomer(before), gainOf(tiers, occasion, effects));
  return { before, after };
}

/** Whether the occasion brought a higher level. */
export function isPromotion({ levels }: Tiers, { tier }: Pick<Evaluation, 'tier'>): boolean {
  if (tier === null || tier.before === tier.after) return false;
  const place = (id: string) => levels.findIndex((level) => level.id === id);
  return place(tier.after) > place(tier.before);
}

const newcomer = (level: string): TierState => ({
  level,
  metric: 0,
  since: '',
  safeUntil: null,
  toKeep: null,
  next: null,
  frozenUntil: null,
});

/** What the occasion adds to the metric. */
function gainOf({ metric }: Tiers, occasion: Occasion, effects: readonly Effect[]): number {
  const isBill = occasion.kind === 'bill' && occasion.status === 'completed';
  switch (metric.kind) {
    case 'spent':
      return isBill ? occasion.totalMinor : 0;
    case 'visits':
      return isBill || (occasion.kind === 'action' && occasion.action === 'visit') ? 1 : 0;
    case 'earned':
      return earnedOf(effects, metric.unit);
    case 'balance':
      return earnedOf(effects, metric.unit) - spentOf(effects, metric.unit);
  }
}

const earnedOf = (effects: readonly Effect[], unit: string): number =>
  sumOf(effects, (effect) =>
    effect.kind === 'earn' && effect.to === 'member' && effect.unit === unit ? effect.quantity : 0,
  );

const spentOf = (effects: readonly Effect[], unit: string): number =>
  sumOf(effects, (effect) =>
    effect.kind === 'spend' && effect.code === null && effect.unit === unit ? effect.quantity : 0,
  );

const sumOf = (effects: readonly Effect[], amount: (effect: Effect) => number): number =>
  effects.reduce((sum, effect) => sum + amount(effect), 0);
