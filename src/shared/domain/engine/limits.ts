/** How often and how much a rule, promotion or reward may still give. */
import { addDays, isLocalDate, type LocalDate, weekdayOf } from '../../kernel/dates.ts';
import type { Limits } from '../programme/document.ts';
import type { Use } from './evaluation.ts';
import type { Facts } from './facts.ts';

/** What is left. Infinity: no limit. Never below 0. */
export interface Room {
  readonly times: number;
  readonly quantity: number;
}

export const boundless: Room = { times: Infinity, quantity: Infinity };

/** The room that all limits leave together. `id` is what `MemberState.uses` and `Context.given` know it by. */
export function roomFor(limits: Limits, id: string, { date, member, context }: Facts): Room {
  const uses = (Object.hasOwn(member.uses ?? {}, id) ? member.uses?.[id] : undefined) ?? [];
  let room: Room = left(limits.perBill, none);
  for (const { period, since } of periods) {
    const most = limits[period];
    if (most !== undefined) room = narrower(room, left(most, used(uses, since(date), date)));
  }
  if (limits.perMember !== undefined) room = narrower(room, left(limits.perMember, used(uses)));
  if (limits.budget === undefined) return room;
  const given = context.given !== undefined && Object.hasOwn(context.given, id) ? context.given[id] : none;
  return narrower(room, left(limits.budget, given ?? none));
}

export const hasLimits = (limits: Limits): boolean =>
  Object.values(limits).some((most) => most !== undefined);

const periods = [
  { period: 'perDay', since: (date: LocalDate) => date },
  { period: 'perWeek', since: mondayOf },
  { period: 'perMonth', since: (date: LocalDate) => `${date.slice(0, 7)}-01` },
  { period: 'perYear', since: (date: LocalDate) => `${date.slice(0, 4)}-01-01` },
] as const;

/** Weeks begin on Monday (ISO 8601). */
function mondayOf(date: LocalDate): LocalDate {
  const monday = addDays(date, -((weekdayOf(date) + 6) % 7));
  return isLocalDate(monday) ? monday : date;
}

type Total = { readonly times: number; readonly quantity: number };
const none: Total = { times: 0, quantity: 0 };

/** From `since` on, both ends inclusive; without days: ever. */
function used(uses: readonly Use[], since?: LocalDate, until?: LocalDate): Total {
  let times = 0;
  let quantity = 0;
  for (const use of uses) {
    if (since !== undefined && use.on < since) continue;
    if (until !== undefined && use.on > until) continue;
    times += use.times;
    quantity += use.quantity;
  }
  return { times, quantity };
}

function left(most: Limits['perBill'], total: Total): Room {
  return {
    times: most?.times === undefined ? Infinity : Math.max(0, most.times - total.times),
    quantity: most?.quantity === undefined ? Infinity : Math.max(0, most.quantity - total.quantity),
  };
}

const narrower = (a: Room, b: Room): Room => ({
  times: Math.min(a.times, b.times),
  quantity: Math.min(a.quantity, b.quantity),
});
