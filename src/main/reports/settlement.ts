/** What the shop and its partners owe each other for points that were earned at one and used at the other. */
import type { Settlement } from '../../shared/contract/view.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { refundedMinor, totalOf } from '../../shared/domain/ledger/legs.ts';
import type { Partner, Programme } from '../../shared/domain/programme/document.ts';
import { addDays, type LocalDate } from '../../shared/kernel/dates.ts';
import { type Core, programmeOf } from '../core.ts';
import type { Ledger } from '../ledger/ledger.ts';

const pageSize = 200;
const sliceSize = 500;
const pauseMs = 5;

/** Days of many bills are read in slices beside the counter. */
export async function settlement(core: Core, from: LocalDate, until: LocalDate): Promise<Settlement> {
  const programme = programmeOf(core);
  const moved = new Map<string, { given: number; used: number }>();
  const add = (partner: string, unit: string, given: number, used: number): void => {
    const key = `${partner} ${unit}`;
    const before = moved.get(key) ?? { given: 0, used: 0 };
    moved.set(key, { given: before.given + given, used: before.used + used });
  };
  let read = 0;
  for (let date = from; date <= until; date = addDays(date, 1)) {
    const events = standingOn(core.ledger, date);
    for (const event of events) count(event, programme, add);
    read += events.length;
    if (read < sliceSize) continue;
    read = 0;
    await new Promise<void>((resolve) => void core.clock.after(pauseMs, resolve));
  }
  return {
    from,
    until,
    partners: programme.partners.map((partner) => statementOf(programme, partner, moved)),
  };
}

/** Claims of partners' slips, and rewards that are used at partners; what was taken back is left out. */
function standingOn(ledger: Ledger, date: LocalDate): LedgerEvent[] {
  const events: LedgerEvent[] = [];
  for (let offset = 0; ; offset += pageSize) {
    const page = ledger.history({ kinds: ['claim', 'sale', 'action'], date, offset, limit: pageSize });
    events.push(...page);
    if (page.length < pageSize) break;
  }
  return events.filter((event) => !isTakenBack(event, ledger.reversalsOf(event.id)));
}

const isTakenBack = (event: LedgerEvent, reversals: readonly LedgerEvent[]): boolean =>
  totalOf(event) === null ? reversals.length > 0 : refundedMinor(event, reversals) === null;

function count(
  { detail }: LedgerEvent,
  programme: Programme,
  add: (partner: string, unit: string, given: number, used: number) => void,
): void {
  if (detail.kind === 'claim' && detail.partner !== null) {
    for (const { outcome } of detail.why)
      if (outcome && 'unit' in outcome) add(detail.partner, outcome.unit, outcome.quantity, 0);
  }
  if (detail.kind !== 'sale' && detail.kind !== 'action') return;
  for (const { rule, outcome } of detail.why) {
    const known = programme.rewards.find(({ id }) => id === rule);
    if (known?.kind === 'partner' && outcome && 'unit' in outcome)
      add(known.partner, outcome.unit, 0, -outcome.quantity);
  }
}

function statementOf(
  programme: Programme,
  { id: partner, name, settlement: rates }: Partner,
  moved: ReadonlyMap<string, { given: number; used: number }>,
): Settlement['partners'][number] {
  let balanceMinor = 0;
  const lines = programme.units.flatMap((unit) => {
    const sums = moved.get(`${partner} ${unit.id}`);
    if (!sums) return [];
    const minor = rates.find((rate) => rate.unit === unit.id)?.minor ?? 0;
    balanceMinor += Math.round(((sums.given - sums.used) * minor) / 10 ** unit.scale);
    return [{ unit: unit.id, name: unit.name, givenForPartner: sums.given, usedAtPartner: sums.used }];
  });
  return { partner, name, lines, balanceMinor };
}
