/** What members did per day, and what rules and rewards gave: kept with every event, so that a long history costs nothing. */
import type { Use } from '../../shared/domain/engine/evaluation.ts';
import type { LedgerEvent } from '../../shared/domain/ledger/event.ts';
import { type DayChange, givenBy, type UseChange } from '../../shared/domain/ledger/given.ts';
import type { TakenBack } from '../../shared/domain/ledger/rollups.ts';
import type { LocalDate } from '../../shared/kernel/dates.ts';
import { invariant } from '../../shared/kernel/invariant.ts';
import type { Readable } from '../database/database.ts';

export interface GivenProjection {
  apply(event: LedgerEvent, takenBack: TakenBack | null, survivorOf: (member: string) => string): void;
}

export function openGiven(database: Readable): GivenProjection {
  const addDay = database.prepare<[string, string, string, number, number]>(
    `INSERT INTO member_day VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count, amount = amount + excluded.amount`,
  );
  const takeDay = database.prepare<[number, number, string, string, string]>(
    `UPDATE member_day SET count = count + ?, amount = amount + ?
     WHERE member = ? AND measure = ? AND date = ?`,
  );
  const dropDay = database.prepare<[string, string, string]>(
    `DELETE FROM member_day
     WHERE member = ? AND measure = ? AND date = ? AND count = 0 AND amount = 0`,
  );
  const moveDays = database.prepare<[{ from: string; into: string }]>(
    `INSERT INTO member_day SELECT $into, measure, date, count, amount FROM member_day WHERE member = $from
     ON CONFLICT DO UPDATE SET count = count + excluded.count, amount = amount + excluded.amount`,
  );
  const dropDays = database.prepare<[string]>('DELETE FROM member_day WHERE member = ?');
  const addUse = database.prepare<[string, number, number]>(
    `INSERT INTO use_total VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET times = times + excluded.times, quantity = quantity + excluded.quantity`,
  );
  const takeUse = database.prepare<[number, number, string]>(
    'UPDATE use_total SET times = times + ?, quantity = quantity + ? WHERE rule = ?',
  );
  const dropUse = database.prepare<[string]>(
    'DELETE FROM use_total WHERE rule = ? AND times = 0 AND quantity = 0',
  );

  function changeDay(member: string, { measure, date, count, amount }: DayChange): void {
    if (count >= 0 && amount >= 0) {
      addDay.run(member, measure, date, count, amount);
      return;
    }
    invariant(takeDay.run(count, amount, member, measure, date).changes === 1, 'days are taken from');
    dropDay.run(member, measure, date);
  }

  function changeUse({ rule, times, quantity }: UseChange): void {
    if (times >= 0 && quantity >= 0) {
      addUse.run(rule, times, quantity);
      return;
    }
    invariant(takeUse.run(times, quantity, rule).changes === 1, 'uses are taken from');
    dropUse.run(rule);
  }

  return {
    apply(event, takenBack, survivorOf) {
      const given = givenBy(event, takenBack);
      const survivors = new Map<string, string>();
      for (const change of given.days) {
        const survivor = survivors.get(change.member) ?? survivorOf(change.member);
        survivors.set(change.member, survivor);
        changeDay(survivor, change);
      }
      for (const change of given.uses) changeUse(change);
      if (event.detail.kind !== 'memberMerged' || event.member === null) return;
      moveDays.run({ from: event.member, into: event.detail.into });
      dropDays.run(event.member);
    },
  };
}

export interface Day {
  readonly on: LocalDate;
  readonly count: number;
  readonly amount: number;
}

export interface Favourite {
  readonly item: string;
  readonly bills: number;
}

export interface GivenReader {
  /** Days of a member, oldest first, from a day on. Measures: see `DayChange`. */
  days(member: string, measure: string, from?: LocalDate): Day[];
  /** What a member bought on the most bills since a day, most first; what was bought once only is no favourite. */
  favourites(member: string, from: LocalDate, limit: number): Favourite[];
  /** What rules and rewards gave a member, by id, oldest first; those that gave nothing are missing. */
  uses(member: string, ids: readonly string[]): Record<string, Use[]>;
  /** What they gave to everybody. */
  givenToAll(ids: readonly string[]): Record<string, { times: number; quantity: number }>;
}

export function openGivenReader(database: Readable): GivenReader {
  const days = database.prepare<[string, string, LocalDate], Day>(
    `SELECT date AS "on", count, amount FROM member_day WHERE member = ? AND measure = ? AND date >= ? ORDER BY date`,
  );
  const total = database.prepare<[string], { times: number; quantity: number }>(
    'SELECT times, quantity FROM use_total WHERE rule = ?',
  );
  const favourites = database.prepare<[string, LocalDate, number], Favourite>(
    `SELECT substr(measure, 6) AS item, sum(count) AS bills FROM member_day
     WHERE member = ? AND measure > 'item:' AND measure < 'item;' AND date >= ?
     GROUP BY measure HAVING bills > 1 ORDER BY bills DESC, measure LIMIT ?`,
  );
  const read = (member: string, measure: string, from: LocalDate = '') => days.all(member, measure, from);
  return {
    days: read,
    favourites: (member, from, limit) => favourites.all(member, from, limit),
    uses(member, ids) {
      const uses: Record<string, Use[]> = {};
      for (const id of ids) {
        const found = read(member, `use:${id}`);
        if (found.length > 0)
          uses[id] = found.map(({ on, count, amount }) => ({ on, times: count, quantity: amount }));
      }
      return uses;
    },
    /** What they gave to everybody. */
    givenToAll(ids) {
      const given: Record<string, { times: number; quantity: number }> = {};
      for (const id of ids) {
        const found = total.get(id);
        if (found) given[id] = found;
      }
      return given;
    },
  };
}
