/** What the shop owes its members for everything they hold: in slices beside the counter, from one moment's reading. */
import type { Liability, LiabilityUnit } from '../../shared/contract/results.ts';
import type { Programme } from '../../shared/domain/programme/document.ts';
import { worthMinor } from '../../shared/domain/programme/worth.ts';
import { endOfMonthAfter, type LocalDate } from '../../shared/kernel/dates.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { Text } from '../../shared/kernel/language.ts';
import { type Core, programmeOf, today } from '../core.ts';
import { openForReading } from '../database/database.ts';
import { never } from '../ledger/lots.ts';

const sliceSize = 2_000;
const pauseMs = 5;
const monthsAhead = 12;

export async function liability(core: Core): Promise<Liability> {
  const date = today(core);
  return liabilityOf(programmeOf(core), date, await readHeld(core, date));
}

interface Held {
  /** By month, or `never`. */
  readonly endingIn: Map<string, number>;
  owed: number;
}

/** Per unit. One statement reads one state of the log, however long it takes and whatever is posted meanwhile. */
async function readHeld(core: Core, date: LocalDate): Promise<ReadonlyMap<string, Held>> {
  const opened = openForReading(core.database.file);
  invariant(opened.ok, 'the database that is open can be opened once more');
  const database = opened.value;
  const held = new Map<string, Held>();
  const of = (unit: string): Held => {
    const known = held.get(unit) ?? { endingIn: new Map<string, number>(), owed: 0 };
    held.set(unit, known);
    return known;
  };
  try {
    const rows = database
      .prepare<[LocalDate], { unit: string; endsOn: string | null; quantity: number }>(
        `SELECT unit, expires_on AS endsOn, remainder AS quantity FROM lot WHERE expires_on >= ?
         UNION ALL SELECT unit, NULL, owed FROM debt`,
      )
      .iterate(date);
    let read = 0;
    for (const { unit, endsOn, quantity } of rows) {
      const sums = of(unit);
      if (endsOn === null) sums.owed += quantity;
      else {
        const end = endsOn === never ? never : monthOf(endsOn);
        sums.endingIn.set(end, (sums.endingIn.get(end) ?? 0) + quantity);
      }
      read += 1;
      if (read % sliceSize === 0)
        await new Promise<void>((resolve) => void core.clock.after(pauseMs, resolve));
    }
  } finally {
    database.close();
  }
  return held;
}

/** Each month of each unit is rounded once, so that every total is the sum of what is shown. */
export function liabilityOf(
  programme: Programme,
  date: LocalDate,
  held: ReadonlyMap<string, Held>,
): Liability {
  const thisMonth = monthOf(date);
  const months = Array.from({ length: monthsAhead }, (_, index) => monthOf(endOfMonthAfter(date, index)));
  const worthIn = new Map<string, number>();
  const units = namesOf(programme, held).map(([unit, name]): LiabilityUnit => {
    const { endingIn, owed } = held.get(unit) ?? { endingIn: new Map<string, number>(), owed: 0 };
    let [quantity, unitMinor] = [0, 0];
    for (const [end, part] of endingIn) {
      const minor = Math.round(worthMinor(programme, unit, part));
      quantity += part;
      unitMinor += minor;
      worthIn.set(end, (worthIn.get(end) ?? 0) + minor);
    }
    const endsThisMonth = endingIn.get(thisMonth) ?? 0;
    return { unit, name, held: quantity, owed, worthMinor: unitMinor, endsThisMonth };
  });
  const total = units.reduce((sum, unit) => sum + unit.worthMinor, 0);
  const shown = months.map((month) => ({ month, worthMinor: worthIn.get(month) ?? 0 }));
  const neverMinor = worthIn.get(never) ?? 0;
  const soonMinor = shown.reduce((sum, month) => sum + month.worthMinor, 0);
  return {
    date,
    units,
    worthMinor: total,
    months: shown,
    laterMinor: total - soonMinor - neverMinor,
    neverMinor,
  };
}

const monthOf = (date: LocalDate): string => date.slice(0, 7);

/** Every unit of the programme, then vouchers and memberships that somebody holds, then what it no longer knows. */
function namesOf(programme: Programme, held: ReadonlyMap<string, Held>): [string, Text][] {
  const names = new Map<string, Text>(programme.units.map(({ id, name }) => [id, name]));
  for (const { id, name } of [...programme.vouchers, ...programme.memberships])
    if (held.has(id)) names.set(id, name);
  for (const id of held.keys()) if (!names.has(id)) names.set(id, { vi: id, th: id, en: id });
  return [...names];
}
