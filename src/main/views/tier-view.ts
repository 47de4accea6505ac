import type { TierView } from '../../shared/contract/view.ts';
import type { TierState } from '../../shared/domain/engine/evaluation.ts';
import { daysBetween, type LocalDate } from '../../shared/kernel/dates.ts';
import { type Core, programmeOf, today } from '../core.ts';

export function tierView(core: Core, member: string, state: TierState | null): TierView | null {
  const { tiers } = programmeOf(core);
  if (!tiers || !state) return null;
  const nameOf = (level: string) => tiers.levels.find(({ id }) => id === level)?.name ?? null;
  const { metric } = tiers;
  return {
    ...state,
    name: nameOf(state.level) ?? { vi: state.level, th: state.level, en: state.level },
    nextName: state.next ? nameOf(state.next.level) : null,
    unit: 'unit' in metric ? metric.unit : null,
    measure: metric.kind,
    freezeDaysLeft: freezeDaysLeft(core, member, today(core)),
  };
}

/** Days that the programme still lets be frozen in the calendar year of a day. */
export function freezeDaysLeft(core: Core, member: string, on: LocalDate): number {
  const most = programmeOf(core).tiers?.freezeDays ?? 0;
  const year = on.slice(0, 4);
  const used = core.ledger
    .freezes(member)
    .filter(({ from }) => from.startsWith(year))
    .reduce((days, { from, until }) => days + daysBetween(from, until) + 1, 0);
  return Math.max(0, most - used);
}
