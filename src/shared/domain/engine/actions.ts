/** The deeds that a cashier can record for a member, with what is left of their limits. */
import type { LocalDate } from '../../kernel/dates.ts';
import type { Text } from '../../kernel/language.ts';
import type { ActionKind } from '../bills/bill.ts';
import type { Programme } from '../programme/document.ts';
import { unmet } from './conditions.ts';
import type { Context, MemberState } from './evaluation.ts';
import { hasLimits, roomFor } from './limits.ts';

export interface ActionOffer {
  readonly action: ActionKind;
  readonly name: string | null;
  readonly rule: string;
  readonly text: Text;
  /** How often it may still be recorded now; null: as often as it happens. */
  readonly left: number | null;
}

/** Enrolment, visits and redemptions happen on their own; a deed whose conditions do not hold is not offered. */
const automatic: ReadonlySet<ActionKind> = new Set(['enrolment', 'redemption', 'visit']);

export function actionsFor(
  programme: Programme,
  member: MemberState,
  date: LocalDate,
  context: Context,
): ActionOffer[] {
  const facts = { date, member, context, basket: null, level: member.tier?.level ?? null };
  const offered = new Map<string, ActionOffer>();
  for (const rule of programme.earn) {
    const { on, when, limits, id } = rule;
    if (on.kind !== 'action' || automatic.has(on.action) || unmet(when, facts) !== null) continue;
    const name = on.name ?? null;
    const key = `${on.action} ${name ?? ''}`;
    const left = hasLimits(limits) ? roomFor(limits, id, facts).times : null;
    const before = offered.get(key);
    offered.set(key, {
      action: on.action,
      name,
      rule: before?.rule ?? id,
      text: before?.text ?? rule.name,
      left: before ? more(before.left, finite(left)) : finite(left),
    });
  }
  return [...offered.values()];
}

/** Several rules for one deed: it is worth recording as long as any of them gives something. */
const more = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.max(a, b);

const finite = (left: number | null): number | null =>
  left === null || !Number.isFinite(left) ? null : left;
