/** Balances that go without a lot's own last day: after long silence, and with a level that was lost. */
import { lastDayOfBalance } from '../../shared/domain/engine/expiry.ts';
import { levelLosses } from '../../shared/domain/engine/tiers.ts';
import { addDays, type LocalDate } from '../../shared/kernel/dates.ts';
import { type Core, programmeOf } from '../core.ts';
import { sha256 } from '../ledger/sha256.ts';
import { tierHistoryOf } from '../sales/member-state.ts';

/** Before a member is served or shown: what is gone by today goes. Doing it again changes nothing. */
export function settle(core: Core, member: string, date: LocalDate): void {
  for (const { id: unit, expiry } of programmeOf(core).units) {
    if (expiry.kind !== 'inactivity') continue;
    const lastMovedOn = core.ledger.lastMovedOn(member, unit);
    const lastDay = lastMovedOn === null ? null : lastDayOfBalance({ expiry }, lastMovedOn);
    if (lastDay !== null && lastDay < date) lapse(core, member, date, [unit], `silent ${unit} ${lastDay}`);
  }
  if ((programmeOf(core).tiers?.lostWithLevel.length ?? 0) > 0) settleLevels(core, member, date);
}

/** Units whose balances go with silence, with the last day that still keeps them on `date`. */
export function idleUnits(
  core: Core,
  date: LocalDate,
): { readonly unit: string; readonly since: LocalDate }[] {
  return programmeOf(core).units.flatMap(({ id, expiry }) =>
    expiry.kind === 'inactivity' ? [{ unit: id, since: addDays(date, -expiry.days) }] : [],
  );
}

function settleLevels(core: Core, member: string, date: LocalDate): void {
  const history = tierHistoryOf(
    { ledger: core.ledger, ladders: () => core.programmes.ladders(), attributesOf: core.attributesOf },
    member,
    core.ledger.holdings(member),
    date,
  );
  const joinedOn = history.joinedOn;
  for (const loss of levelLosses(core.programmes.ladders(), history, joinedOn, date)) {
    if (loss.units.length > 0) lapse(core, member, date, loss.units, `level ${loss.from} ${loss.on}`);
  }
}

/**
 * One cause takes a balance once: the operation is named after it. It is posted although nothing is held, so that what
 * is earned later is not taken for it.
 */
function lapse(core: Core, member: string, date: LocalDate, units: readonly string[], cause: string): void {
  const operationId = sha256(`${member} ${cause}`).slice(0, 32);
  if (!core.ledger.ofOperation(operationId)) core.sales.expire(member, operationId, date, units);
}
