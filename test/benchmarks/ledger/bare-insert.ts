/** The rows of one posting, written with plain better-sqlite3 statements and nothing else: the floor for ours. */
import type { Database } from '../../../src/main/database/database.ts';

type Row = readonly unknown[];
export interface PostedRows {
  readonly event: Row;
  readonly entries: readonly Row[];
  readonly lots: readonly Row[];
  readonly operation: Row;
  readonly businessKey: Row;
  readonly activity: Row;
  readonly days: readonly Row[];
  readonly rollups: readonly Row[];
  readonly outstanding: readonly Row[];
}

/** The rows that a sale's posting made, read back. Each member has one sale, so that every row was inserted by it. */
export function rowsOfSale(database: Database, position: number, member: string): PostedRows {
  const all = (sql: string, ...values: unknown[]) =>
    database
      .prepare<unknown[]>(sql)
      .raw()
      .all(...values) as Row[];
  const one = (sql: string, ...values: unknown[]) => all(sql, ...values)[0] ?? [];
  const entries = all('SELECT * FROM entry WHERE owner = ?', member);
  return {
    event: one('SELECT * FROM event WHERE position = ?', position),
    entries,
    lots: all('SELECT * FROM lot WHERE owner = ?', member),
    operation: one('SELECT o.* FROM operation o WHERE position = ?', position),
    businessKey: one('SELECT b.* FROM business_key b WHERE position = ?', position),
    activity: one('SELECT member, visits, last_visit FROM activity WHERE member = ?', member),
    days: all('SELECT * FROM member_day WHERE member = ?', member),
    rollups: all("SELECT date, measure, key, slot, 1, 10 FROM rollup WHERE measure IN ('bill', 'earned')"),
    outstanding: entries.map((entry) => [entry[3], entry[9]]),
  };
}

export function bareInsert(database: Database): (rows: PostedRows) => void {
  const marks = (count: number) => Array.from({ length: count }, () => '?').join(', ');
  const into = (table: string, width: number, rest = '') =>
    database.prepare<unknown[]>(`INSERT INTO ${table} VALUES (${marks(width)}) ${rest}`);
  const event = into('event', 11);
  const entry = into('entry', 10);
  const lot = into('lot', 7);
  const operation = into('operation', 2);
  const businessKey = into('business_key', 3);
  const activity = database.prepare<unknown[]>(
    'INSERT INTO activity (member, visits, last_visit) VALUES (?, ?, ?)',
  );
  const add = 'ON CONFLICT DO UPDATE SET amount = amount + excluded.amount';
  const day = into('member_day', 5);
  const rollup = into('rollup', 6, `${add}, count = count + excluded.count`);
  const outstanding = into('outstanding', 2, add);
  const write = database.sqlite.transaction((rows: PostedRows) => {
    event.run(...rows.event);
    for (const row of rows.entries) entry.run(...row);
    for (const row of rows.lots) lot.run(...row);
    operation.run(...rows.operation);
    businessKey.run(...rows.businessKey);
    activity.run(...rows.activity);
    for (const row of rows.days) day.run(...row);
    for (const row of rows.rollups) rollup.run(...row);
    for (const row of rows.outstanding) outstanding.run(...row);
  });
  return (rows) => write.immediate(rows);
}
